extension BuiltInFacts {
    /// One line of the table.
    struct Row {
        let name: String
        let type: FactType
        let title: LocalizedText
        var values: [String]?
        var isKept = false
        var needsStages = false
        var defaultValue: FactValue?

        /// A fact that people or the host state.
        static func stated(
            _ name: String, _ type: FactType, _ en: String, _ ru: String, _ zh: String, unless value: FactValue? = nil
        ) -> Row {
            Row(name: name, type: type, title: LocalizedText(en: en, ru: ru, zh: zh), defaultValue: value)
        }

        /// A fact whose texts are the cases of an enumeration.
        static func stated<Values: CaseIterable & RawRepresentable<String>>(
            _ name: String, _ type: FactType, _ en: String, _ ru: String, _ zh: String, values: Values.Type
        ) -> Row {
            let texts = Values.allCases.map(\.rawValue)
            return Row(name: name, type: type, title: LocalizedText(en: en, ru: ru, zh: zh), values: texts)
        }

        /// A fact that DealKit keeps.
        static func kept(
            _ name: String, _ type: FactType, _ en: String, _ ru: String, _ zh: String, needsStages: Bool = false,
            unless value: FactValue? = nil
        ) -> Row {
            Row(
                name: name, type: type, title: LocalizedText(en: en, ru: ru, zh: zh), isKept: true,
                needsStages: needsStages, defaultValue: value)
        }
    }

    static func table(_ root: FactRoot, _ rows: [Row]) -> [FactDeclaration] {
        rows.map { row in
            FactDeclaration(
                FactPath(root, row.name), row.type, title: row.title, values: row.values, isKept: row.isKept,
                needsStages: row.needsStages, defaultValue: row.defaultValue)
        }
    }
}
