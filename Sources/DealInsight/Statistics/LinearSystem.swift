/// Solves A X = B by elimination with row exchange.
///
/// - Parameters:
///   - matrix: The rows of A, as many as columns.
///   - right: The rows of B.
/// - Returns: The rows of X; `nil` when A has no inverse.
/// - Complexity: O(*n*³).
func solve(_ matrix: [[Double]], _ right: [[Double]]) -> [[Double]]? {
    var (matrix, right) = (matrix, right)
    for column in matrix.indices {
        let pivot = (column..<matrix.count).max { matrix[$0][column].magnitude < matrix[$1][column].magnitude }
        guard let pivot, matrix[pivot][column].magnitude > 1e-13 else { return nil }
        matrix.swapAt(column, pivot)
        right.swapAt(column, pivot)
        for row in matrix.indices where row != column && matrix[row][column] != 0 {
            let factor = matrix[row][column] / matrix[column][column]
            for place in column..<matrix.count { matrix[row][place] -= factor * matrix[column][place] }
            for place in right[row].indices { right[row][place] -= factor * right[column][place] }
        }
    }
    return matrix.indices.map { row in right[row].map { $0 / matrix[row][row] } }
}
