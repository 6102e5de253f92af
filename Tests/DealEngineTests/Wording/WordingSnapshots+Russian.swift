extension WordingSnapshots {
    static let russian = #"""
        move: Сделку пока нельзя перевести на этап «Proposal»: не выполнены 2 условия.
        close: Сделку пока нельзя закрыть с исходом «Won»: не выполнено 1 условие.
        open: Сделку пока нельзя открыть: не выполнено 5 условий.
        edit: После такой правки сделка перестанет соответствовать своему этапу: будет нарушено 1 условие.
        advice not taken: Не учтены 2 рекомендации:
        advice against: Против говорит 1 рекомендация:
        warnings: 3 предупреждения:
        answers: Всё зависит от 1 ответа, которого ещё нет.
        can move: Сделку можно перевести на этап «Proposal».
        can close: Сделку можно закрыть с исходом «Won».
        can open: Сделку можно открыть.
        moved: Сделка теперь на этапе «Proposal».
        closed: Сделка закрыта с исходом «Won».
        opened: Сделка открыта.
        not permitted: Вы не можете перевести сделку на этап «Proposal». Кто может: Manager или Head of sales.
        not permitted: Вы не можете закрыть сделку с исходом «Won». Кто может: Manager или Head of sales.
        not permitted: Вы не можете открыть эту сделку. Кто может: Manager или Head of sales.
        not permitted: Вы не можете менять данные сделки. Кто может: Manager или Head of sales.
        not permitted: Вы не можете завершить задачу «First call». Кто может: Manager или Head of sales.
        not permitted: Вы не можете внести документ «Proposal». Кто может: Manager или Head of sales.
        not permitted: Вы не можете дать одобрение «discount-allowed». Кто может: Manager или Head of sales.
        not permitted: Вы не можете приостановить сделку. Кто может: Manager или Head of sales.
        not permitted: Вы не можете возобновить сделку. Кто может: Manager или Head of sales.
        not permitted: Вы не можете снова открыть сделку. Кто может: Manager или Head of sales.
        nobody may: Никто не может снова открыть сделку: процесс этого не предусматривает.
        deal closed: Сделка закрыта 2026-03-02 12:30 с исходом «Won», изменить её уже нельзя.
        deal closed sometime: Сделка закрыта с исходом «Won», изменить её уже нельзя.
        on hold: Сделка приостановлена с 2026-03-02 12:30. Сначала возобновите её.
        on hold because: Сделка приостановлена с 2026-03-02 12:30 («budget cut»). Сначала возобновите её.
        already there: Сделка уже находится на этапе «Proposal».
        already open: Сделка уже открыта.
        already done: Задача «First call» уже выполнена.
        no stages: У этой сделки нет этапов, поэтому переводить её некуда. Её ведут задачи, документы и исход.
        not a neighbour: С этапа «Lead» нельзя перейти на этап «Contract». Отсюда можно перейти на этап: «Qualification», «Proposal».
        dead end: С этапа «Lead» нельзя перейти на этап «Contract». Отсюда нельзя перейти на другой этап.
        not offered: На этапе «Lead» исход «Won» недоступен. Он доступен на этапе: «Contract».
        nowhere offered: На этапе «Lead» исход «Won» недоступен.
        reason missing: Чтобы закрыть сделку с исходом «Lost», укажите причину: «Price» или «Went silent».
        reasons none: Чтобы закрыть сделку с исходом «Lost», нужна причина, но сейчас ни одна не доступна.
        reason not offered: Причина «Went silent» сейчас недоступна. Выберите одну из доступных: «Price».
        no reason offered: Чтобы закрыть сделку с исходом «Lost», нужна причина, но сейчас ни одна не доступна.
        reason wanted: Укажите, пожалуйста, причину: без неё этот шаг невозможен.
        second person: Нужно согласие ещё одного человека: Head of sales.
        finished by condition: Задача «First call» завершится сама, как только выполнится её условие.
        unknown stage: В процессе нет этапа «proposl». Возможно, имелось в виду «proposal»?
        unknown outcome: В процессе нет исхода «xyz».
        unknown task: Сейчас у сделки нет задачи «visit».
        unknown document: В процессе нет документа «proposl». Возможно, имелось в виду «proposal»?
        unknown state: У документа «Proposal» нет состояния «send». Возможно, имелось в виду «sent»?
        unknown approval: Сейчас одобрение «discount» не требуется. Возможно, имелось в виду «discount-allowed»?
        wrong facts: Не удалось принять 2 значения:
        unknown fact: Данных «deal.ammount» в процессе нет. Возможно, имелось в виду «deal.amount»?
        not allowed: «Segment»: значение D недопустимо. Можно указать A, B или C.
        kept: «Stage since»: это значение ведёт DealKit, задать его нельзя.
        not of the deal: «Segment»: это данные не самой сделки, они задаются у клиента.
        not a field: «Name» — не поле: для него есть собственное свойство.
        digits: «Amount»: в сумме 10.005 EUR больше знаков после запятой, чем есть у валюты.
        wrong type: «Amount»: здесь ожидается текст.
        wrong type: «Amount»: здесь ожидается целое число.
        wrong type: «Amount»: здесь ожидается число.
        wrong type: «Amount»: здесь ожидается процент, например 15%.
        wrong type: «Amount»: здесь ожидается сумма с валютой, например 50000 EUR.
        wrong type: «Amount»: здесь ожидается да или нет.
        wrong type: «Amount»: здесь ожидается дата, например 2026-03-02.
        wrong type: «Amount»: здесь ожидается дата со временем, например 2026-03-02 09:00.
        wrong type: «Amount»: здесь ожидается список, каждая строка которого – сумма с валютой, например 50000 EUR.
        fact: Не указано: «Need».
        document missing: Документа «Proposal» ещё нет; нужное состояние: sent или accepted.
        document in state: Документ «Proposal» в состоянии draft; нужное состояние: sent или accepted.
        task: Задача «First call» не выполнена.
        task not made: Задача «First call» ещё не появилась.
        approval: Нужно одобрение. Кто может его дать: Head of sales или Director.
        approval outdated: Одобрение дано при других данных («Discount» 18% и «Amount» 900.00 EUR) и больше не действует.
        approval of earlier visit: Одобрение, полученное в прошлый раз на этом этапе, не действует.
        approval of asker: Свой запрос одобрить нельзя: это должен сделать кто-то другой.
        condition: Не выполняется условие: size(interactions) >= 3
        all: Нужно всё перечисленное:
        one: Нужно что-то одно:
        not set: Не указано: «Segment», «Delivery».
        not known: Больше не известно: «Name».
        not loaded: Не загружено: «Segment».
        broken: Условие не удалось вычислить: division by zero. Нужно исправить файл процесса или данные.
        reading: Discount: 18%
        may supply: Кто может: Manager или Head of sales
        no customer: У сделки нет клиента; его указывают при открытии сделки.
        own words: Проверка «credit-clear» не удалась (bureau closed). Попробуйте, пожалуйста, позже.
        declined: Проверка «credit-clear» не пройдена: limit used up
        unanswered: Проверка «credit-clear» не удалась (запрос ещё не отправлен). Попробуйте, пожалуйста, позже.
        unanswered: Проверка «credit-clear» не удалась (истекло время ожидания). Попробуйте, пожалуйста, позже.
        unanswered: Проверка «credit-clear» не удалась (сбой проверки). Попробуйте, пожалуйста, позже.
        unanswered: Проверка «credit-clear» не удалась (ответ устарел). Попробуйте, пожалуйста, позже.
        unanswered: Проверка «credit-clear» не удалась (ответ ещё не получен). Попробуйте, пожалуйста, позже.
        one opening: Чтобы открыть путь, достаточно:
        openings: Чтобы открыть путь, достаточно одного из вариантов:
        nothing opens: Этот путь ничем не открыть.
        none, joined: Подходящее изменение не найдено; подойти могут другие сочетания этих данных.
        none, opaque: Подходящее изменение не найдено; подойти могут другие значения («Note», «Tags»), но вычислить их не удалось.
        none, limited: Среди просмотренных изменений подходящего нет; подойти могут другие.
        and more: и ещё 3
        cannot be changed: Это изменить нельзя: "head" in actor.roles
        joined: Подойти могут и другие сочетания этих данных.
        opaque: Подойти могут и другие значения («Note», «Tags»), но вычислить их не удалось.
        limited: Вариантов больше, чем было просмотрено; возможен и меньший.
        bounds: указать «Discount»: не больше 15%
        bounds: указать «Discount»: не меньше 15%
        bounds: указать «Discount»: меньше 15%
        bounds: указать «Discount»: больше 15%
        bounds: указать «Discount»: от 5% до 15%
        bounds: указать «Discount»: не позже 2026-03-02
        bounds: указать «Discount»: не раньше 2026-03-02
        set: указать «Need»
        set to one: указать «Segment»: A
        set to one of: указать «Segment»: A, B или C
        set to another: указать «Segment»: что угодно, кроме A или B
        add to list: добавить в «Tags»: VIP
        list at least: указать в «Tags» не меньше 2 значений
        list at most: оставить в «Tags» не больше 1 значения
        clear: очистить «Prepayment»
        together: указать «Amount» и «Credit limit» так, чтобы выполнялось условие deal.amount <= terms.credit_limit * 0.9
        finish: завершить задачу «First call»
        document: перевести документ «Proposal» в состояние sent или accepted
        get approval: получить одобрение (кто может дать: Head of sales или Director)
        get approval of: получить одобрение данных «Discount» и «Amount» (кто может дать: Head of sales)
        add where: записать 2 взаимодействия, где channel == "phone"
        wait: подождать до 2026-03-05 12:00
        plugin: проверка «credit-clear» должна пройти
        by: очистить «Blocked» (кто может: Head of sales)
        by anybody: очистить «Blocked»
        by nobody: подождать до 2026-03-05 12:00 (от людей это не зависит)
        by another: получить одобрение (кто может дать: Head of sales или Director) (не от вас, а от другого)
        all: указать «Need»; завершить задачу «Call»; очистить «Note»
        add: записать 1 взаимодействие
        add: добавить 1 контактное лицо клиента
        add: записать 1 претензию
        add: внести 1 документ
        add: создать 1 задачу
        """#
}
