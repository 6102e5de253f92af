extension BuiltInFacts {
    static let documents = table(
        .documents,
        [
            .kept("id", .string, "Document number", "Номер документа", "文件编号"),
            .stated("kind", .string, "Kind", "Вид", "类别"),
            .stated("state", .string, "State", "Состояние", "状态"),
            .stated("at", .timestamp, "Date", "Дата", "日期"),
            .stated("amount", .money, "Amount", "Сумма", "金额"),
        ])

    static let tasks = table(
        .tasks,
        [
            .kept("id", .string, "Task", "Задача", "任务"),
            .kept("stage", .string, "Stage", "Стадия", "阶段", needsStages: true),
            .stated("by", .string, "Done by", "Кем выполнена", "完成人"),
            .stated("done", .bool, "Done", "Выполнена", "已完成"),
            .stated("required", .bool, "Required", "Обязательна", "必需"),
            .stated("due_at", .timestamp, "Due", "Срок", "截止时间"),
            .stated("done_at", .timestamp, "Done at", "Когда выполнена", "完成时间"),
            .kept("visit", .int, "Visit", "Посещение стадии", "阶段访问次数", needsStages: true),
        ])

    static let interactions = table(
        .interactions,
        [
            .kept("id", .string, "Interaction number", "Номер взаимодействия", "互动编号"),
            .stated("kind", .string, "Kind", "Вид", "类别"),
            .stated("channel", .string, "Channel", "Канал", "渠道"),
            .stated("direction", .string, "Direction", "Направление", "方向", values: Interaction.Direction.self),
            .stated("by", .string, "By", "Кем записано", "记录人"),
            .stated("person", .string, "Person", "Контактное лицо", "联系人"),
            .stated("result", .string, "Result", "Результат", "结果"),
            .stated("at", .timestamp, "Time", "Время", "时间"),
        ])

    static let people = table(
        .people,
        [
            .kept("id", .string, "Person number", "Номер контактного лица", "联系人编号"),
            .stated("name", .string, "Name", "Имя", "姓名"),
            .stated("job", .string, "Job", "Должность", "职务"),
            .stated(
                "points", .list(of: .string), "Points of interest", "Точки входа", "切入点", values: Person.Point.self),
            .stated("buyer_phase", .string, "Buyer's phase", "Фаза покупки", "采购阶段", values: Person.BuyerPhase.self),
            .stated("influence", .string, "Influence", "Влияние", "影响力", values: Person.Influence.self),
            .stated("attitude", .int, "Attitude", "Отношение", "态度"),
            .kept("last_contact_at", .timestamp, "Last contact", "Последний контакт", "最近联系时间"),
        ])

    static let claims = table(
        .claims,
        [
            .kept("id", .string, "Claim number", "Номер претензии", "投诉编号"),
            .stated("kind", .string, "Kind", "Вид", "类别"),
            .stated("deal", .string, "Deal", "Сделка", "交易"),
            .stated("severity", .string, "Severity", "Серьёзность", "严重程度", values: Claim.Severity.self),
            .stated("open", .bool, "Open", "Открыта", "未解决"),
            .stated("opened_at", .timestamp, "Opened", "Открыта с", "提出时间"),
            .stated("due_at", .timestamp, "Due", "Срок", "截止时间"),
        ])

    static let actor = table(
        .actor,
        [
            .kept("id", .string, "Who asks", "Кто запрашивает", "申请人"),
            .kept("roles", .list(of: .string), "Roles of who asks", "Роли запрашивающего", "申请人角色"),
        ])

    /// `now` is a fact of its own: its path has no name.
    static let now = table(.now, [.kept("", .timestamp, "Now", "Сейчас", "现在")])

    static let process = table(
        .process,
        [
            .kept("id", .string, "Process", "Процесс", "流程"),
            .kept("control", .string, "Control", "Контроль", "控制方式"),
            .kept("currency", .string, "Currency of the process", "Валюта процесса", "流程币种"),
            .kept("version", .int, "Version of the process", "Версия процесса", "流程版本"),
        ])
}
