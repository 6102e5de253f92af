// One import serves a host: the model, the process, the engine, what may be learnt from the past, and the exact values
// that they all speak in.
@_exported public import DealEngine
@_exported public import DealInsight
@_exported public import DealModel
@_exported public import DealProcess
@_exported public import ExactValues
