import ExactValues

/// The facts every process has: the table of FORMAT §6 as data.
package enum BuiltInFacts {
    /// All facts of a root, in the order of the documentation; the elements' fields of a list.
    package static func declarations(of root: FactRoot) -> [FactDeclaration] {
        switch root {
        case .deal: dealDerived + deal
        case .customer: customerDerived + customer
        case .terms: terms
        case .documents: documents
        case .tasks: tasks
        case .interactions: interactions
        case .people: people
        case .claims: claims
        case .actor: actor
        case .now: now
        case .process: process
        case .constants, .answer: []
        }
    }

    /// The facts of a root that lie in its frame, in the order of their slots; the numbers in ``DealSlots`` and its kin
    /// follow this order.
    package static func stored(in root: FactRoot) -> [FactDeclaration] {
        switch root {
        case .deal: deal
        case .customer: customer
        case .terms: terms
        default: []
        }
    }

    /// What is known of a built-in fact; of a list by its root alone.
    package static func declaration(of path: FactPath) -> FactDeclaration? {
        declarations(of: path.root).first { $0.path == path }
    }

    /// Where a built-in fact that lies in no frame is read.
    static func derived(_ path: FactPath) -> FactLocation? {
        switch (path.root, path.name) {
        case (.deal, "id"): .dealID
        case (.deal, "stage"): .dealStage
        case (.deal, "stage_since"): .dealStageSince
        case (.deal, "visit"): .dealVisit
        case (.customer, "id"): .customerID
        default: nil
        }
    }

    private static let dealDerived = table(
        .deal,
        [
            .kept("id", .string, "Deal number", "Номер сделки", "交易编号"),
            .kept("stage", .string, "Stage", "Стадия", "阶段", needsStages: true),
            .kept("stage_since", .timestamp, "In stage since", "На стадии с", "进入阶段时间", needsStages: true),
            .kept("visit", .int, "Visit", "Посещение стадии", "阶段访问次数", needsStages: true),
        ])

    private static let deal = table(
        .deal,
        [
            .stated("title", .string, "Title", "Название", "名称"),
            .stated("owner", .string, "Owner", "Ответственный", "负责人"),
            .stated("amount", .money, "Amount", "Сумма", "金额"),
            .stated("discount", .percent, "Discount", "Скидка", "折扣", unless: .number(0)),
            .kept("created_at", .timestamp, "Created", "Создана", "创建时间"),
            .stated("type", .string, "Type", "Тип", "类型"),
            .stated("channel", .string, "Channel", "Канал", "渠道"),
            .stated("expected_close", .timestamp, "Expected close", "Ожидаемое закрытие", "预计成交时间"),
            .kept(
                "last_customer_event_at", .timestamp, "Last word from the customer", "Последнее обращение клиента",
                "客户最近联系时间"),
            .stated("tags", .list(of: .string), "Tags", "Метки", "标签"),
        ])

    private static let customerDerived = table(
        .customer, [.kept("id", .string, "Customer number", "Номер клиента", "客户编号")])

    private static let customer = table(
        .customer,
        [
            .stated("name", .string, "Name", "Наименование", "名称"),
            .stated("kind", .string, "Kind", "Вид", "类别"),
            .stated("segment", .string, "Segment", "Сегмент", "客户等级"),
            .stated("industry", .string, "Industry", "Отрасль", "行业"),
            .stated("country", .string, "Country", "Страна", "国家"),
            .stated("owner", .string, "Owner", "Ответственный", "负责人"),
            .stated("blocked", .bool, "Blocked", "Заблокирован", "已冻结", unless: .bool(false)),
            .stated("phones", .list(of: .string), "Phones", "Телефоны", "电话"),
            .stated("emails", .list(of: .string), "E-mail addresses", "Адреса почты", "电子邮箱"),
            .stated("tags", .list(of: .string), "Tags", "Метки", "标签"),
            .kept("created_at", .timestamp, "Created", "Создан", "创建时间"),
            .kept("last_contact_at", .timestamp, "Last contact", "Последний контакт", "最近联系时间"),
            .kept("deals_won", .int, "Deals won", "Выигранных сделок", "赢得的交易数", unless: .int(0)),
            .stated("overdue_days", .int, "Days overdue", "Дней просрочки", "逾期天数"),
            .stated("revenue", .money, "Revenue", "Выручка", "营业额"),
            .stated("debt", .money, "Debt", "Долг", "欠款"),
        ])

    private static let terms = table(
        .terms,
        [
            .stated("payment_days", .int, "Payment term, days", "Срок оплаты, дней", "付款期限（天）"),
            .stated("prepayment", .percent, "Prepayment", "Предоплата", "预付款"),
            .stated("currency", .string, "Currency", "Валюта", "币种"),
            .stated("delivery", .string, "Delivery", "Поставка", "交货方式"),
            .stated("price_list", .string, "Price list", "Прайс-лист", "价目表"),
            .stated("credit_limit", .money, "Credit limit", "Кредитный лимит", "信用额度"),
            .stated("valid_until", .timestamp, "Valid until", "Действуют до", "有效期至"),
        ])
}
