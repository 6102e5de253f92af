extension WordingSnapshots {
    static let chinese = #"""
        move: 商机暂时还不能进入「Proposal」阶段：还差 2 项。
        close: 商机暂时还不能以「Won」结束：还差 1 项。
        open: 商机暂时还不能建立：还差 5 项。
        edit: 这样修改后，商机将不再符合所处阶段的要求：有 1 项条件不再满足。
        advice not taken: 有 2 条建议未被采纳：
        advice against: 有 1 条建议不赞成：
        warnings: 3 条提醒：
        answers: 这取决于尚未得到的 1 个答复。
        can move: 商机可以进入「Proposal」阶段。
        can close: 商机可以以「Won」结束。
        can open: 商机可以建立。
        moved: 商机现处于「Proposal」阶段。
        closed: 商机已以「Won」结束。
        opened: 商机已建立。
        not permitted: 您不能将商机转到「Proposal」阶段。有此权限的是：Manager或Head of sales。
        not permitted: 您不能以「Won」结束商机。有此权限的是：Manager或Head of sales。
        not permitted: 您不能建立此商机。有此权限的是：Manager或Head of sales。
        not permitted: 您不能修改商机资料。有此权限的是：Manager或Head of sales。
        not permitted: 您不能完成任务「First call」。有此权限的是：Manager或Head of sales。
        not permitted: 您不能登记文件「Proposal」。有此权限的是：Manager或Head of sales。
        not permitted: 您不能批准「discount-allowed」。有此权限的是：Manager或Head of sales。
        not permitted: 您不能暂停商机。有此权限的是：Manager或Head of sales。
        not permitted: 您不能恢复商机。有此权限的是：Manager或Head of sales。
        not permitted: 您不能重新打开商机。有此权限的是：Manager或Head of sales。
        nobody may: 任何人都不能重新打开商机：流程没有这样的规定。
        deal closed: 商机已于 2026-03-02 12:30 以「Won」结束，不能再更改。
        deal closed sometime: 商机已以「Won」结束，不能再更改。
        on hold: 商机自 2026-03-02 12:30 起已暂停，请先恢复。
        on hold because: 商机自 2026-03-02 12:30 起已暂停（「budget cut」），请先恢复。
        already there: 商机已经处于「Proposal」阶段。
        already open: 商机已经建立。
        already done: 任务「First call」已经完成。
        no stages: 该商机不分阶段，因此无处可转。请通过任务、文件和结果来推进。
        not a neighbour: 不能从「Lead」阶段转到「Contract」阶段。目前可以转到：「Qualification」、「Proposal」。
        dead end: 不能从「Lead」阶段转到「Contract」阶段。目前不能转到其他阶段。
        not offered: 在「Lead」阶段不能选择结果「Won」。可以选择该结果的阶段：「Contract」。
        nowhere offered: 在「Lead」阶段不能选择结果「Won」。
        reason missing: 以「Lost」结束需要选择原因：「Price」或「Went silent」。
        reasons none: 以「Lost」结束需要选择原因，但目前没有可选的原因。
        reason not offered: 目前不能选择原因「Went silent」。可选：「Price」。
        no reason offered: 以「Lost」结束需要选择原因，但目前没有可选的原因。
        reason wanted: 请说明原因：这一步需要填写原因。
        second person: 还需要另一人同意：Head of sales。
        finished by condition: 任务「First call」在条件满足时会自动完成。
        unknown stage: 流程中没有「proposl」这个阶段。您是不是指「proposal」？
        unknown outcome: 流程中没有「xyz」这个结果。
        unknown task: 商机目前没有「visit」这项任务。
        unknown document: 流程中没有「proposl」这种文件。您是不是指「proposal」？
        unknown state: 文件「Proposal」没有「send」这个状态。您是不是指「sent」？
        unknown approval: 目前不需要「discount」这项批准。您是不是指「discount-allowed」？
        wrong facts: 有 2 项数据无法接受：
        unknown fact: 没有「deal.ammount」这项数据。您是不是指「deal.amount」？
        not allowed: 「Segment」不能是 D。可选：A、B或C。
        kept: 「Stage since」由 DealKit 维护，不能自行设置。
        not of the deal: 「Segment」不是商机本身的数据，须在客户处设置。
        not a field: 「Name」不是自定义字段，须通过其自身的属性设置。
        digits: 「Amount」不能是 10.005 EUR：该货币没有这么多位小数。
        wrong type: 「Amount」应填写文本。
        wrong type: 「Amount」应填写整数。
        wrong type: 「Amount」应填写数字。
        wrong type: 「Amount」应填写百分比，例如 15%。
        wrong type: 「Amount」应填写带货币的金额，例如 50000 EUR。
        wrong type: 「Amount」应填写是或否。
        wrong type: 「Amount」应填写日期，例如 2026-03-02。
        wrong type: 「Amount」应填写日期和时间，例如 2026-03-02 09:00。
        wrong type: 「Amount」应填写列表，其中每一项为带货币的金额，例如 50000 EUR。
        fact: 尚未填写「Need」。
        document missing: 还没有文件「Proposal」；需要的状态：sent或accepted。
        document in state: 文件「Proposal」目前的状态为 draft；需要的状态：sent或accepted。
        task: 任务「First call」尚未完成。
        task not made: 任务「First call」尚未产生。
        approval: 需要Head of sales或Director批准。
        approval outdated: 原批准针对的是「Discount」18%和「Amount」900.00 EUR，现已失效。
        approval of earlier visit: 上次处于该阶段时的批准不再有效。
        approval of asker: 不能批准自己的申请，须由他人批准。
        condition: 条件不成立：size(interactions) >= 3
        all: 以下各项均须满足：
        one: 以下各项满足其一即可：
        not set: 尚未填写：「Segment」、「Delivery」。
        not known: 已无从得知：「Name」。
        not loaded: 未加载：「Segment」。
        broken: 无法计算此条件：division by zero。需要修正流程文件或数据。
        reading: Discount：18%
        may supply: 可由以下人员处理：Manager或Head of sales
        no customer: 该商机没有客户；客户须在建立商机时指定。
        own words: 「credit-clear」未能核查（bureau closed）。请稍后再试。
        declined: 「credit-clear」未通过核查：limit used up
        unanswered: 「credit-clear」未能核查（尚未询问）。请稍后再试。
        unanswered: 「credit-clear」未能核查（超时）。请稍后再试。
        unanswered: 「credit-clear」未能核查（核查失败）。请稍后再试。
        unanswered: 「credit-clear」未能核查（答复已过期）。请稍后再试。
        unanswered: 「credit-clear」未能核查（尚未得到答复）。请稍后再试。
        one opening: 最少只需：
        openings: 满足以下任一方案即可：
        nothing opens: 没有任何更改能满足这些条件。
        none, joined: 没有找到能满足条件的更改；这些数据的其他组合也许可以。
        none, opaque: 没有找到能满足条件的更改；「Note」、「Tags」取其他值也许可以，但无法推算。
        none, limited: 检查过的更改都不能满足条件；其他更改也许可以。
        and more: 另有 3 项
        cannot be changed: 此项无法更改："head" in actor.roles
        joined: 这些数据的其他组合也可能满足条件。
        opaque: 「Note」、「Tags」取其他值也可能满足条件，但无法推算。
        limited: 还有未检查的组合，其中可能有更少的方案。
        bounds: 将「Discount」调整到不超过 15%
        bounds: 将「Discount」调整到不少于 15%
        bounds: 将「Discount」调整到低于 15%
        bounds: 将「Discount」调整到高于 15%
        bounds: 将「Discount」调整到 5% 与 15% 之间
        bounds: 将「Discount」设为 2026-03-02 或更早
        bounds: 将「Discount」设为 2026-03-02 或更晚
        set: 填写「Need」
        set to one: 将「Segment」设为 A
        set to one of: 将「Segment」设为 A、B或C
        set to another: 将「Segment」设为 A或B 以外的值
        add to list: 在「Tags」中加入 VIP
        list at least: 在「Tags」中至少填写 2 项
        list at most: 在「Tags」中至多保留 1 项
        clear: 清空「Prepayment」
        together: 填写「Amount」和「Credit limit」，使条件 deal.amount <= terms.credit_limit * 0.9 成立
        finish: 完成任务「First call」
        document: 使文件「Proposal」的状态变为 sent或accepted
        get approval: 取得Head of sales或Director的批准
        get approval of: 就「Discount」和「Amount」取得Head of sales的批准
        add where: 记录 2 次联系（须满足 channel == "phone"）
        wait: 等到 2026-03-05 12:00
        plugin: 「credit-clear」须通过核查
        by: 清空「Blocked」（可由Head of sales处理）
        by anybody: 清空「Blocked」
        by nobody: 等到 2026-03-05 12:00（无人能够代办）
        by another: 取得Head of sales或Director的批准（须由您以外的人给出）
        all: 填写「Need」；完成任务「Call」；清空「Note」
        add: 记录 1 次联系
        add: 添加 1 位客户联系人
        add: 登记 1 项投诉
        add: 登记 1 份文件
        add: 新建 1 项任务
        """#
}
