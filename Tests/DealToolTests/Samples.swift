/// Files that the tests run the command on.
enum Samples {
    static let process = """
        dealkit: 1
        kind: process
        id: small-sale
        version: 1
        title: { en: Small sale, ru: Малая продажа }
        control: strict
        roles:
          manager: { title: Manager }
        rules:
          classified:
            when: customer.segment in ["A", "B"]
            message: { en: "{customer.name} is not classified.", ru: "Клиент {customer.name} не классифицирован." }
        stages:
          - id: lead
            title: { en: Lead, ru: Интерес }
          - id: offer
            title: { en: Offer, ru: Предложение }
            enter: [ classified ]
            back: lead
        outcomes:
          won: { title: { en: Won, ru: Выиграна } }
          lost: { title: { en: Lost, ru: Проиграна } }

        """

    /// With a misspelt rule.
    static let wrong = process.replacing("enter: [ classified ]", with: "enter: [ clasified ]")

    static let scenarios = """
        dealkit: 1
        kind: scenarios
        process: small-sale
        clock: 2026-03-02 09:00
        actors: { ann: manager }
        given: { customer: { name: Acme }, deal: { owner: ann } }
        scenarios:
          - name: classified first
            steps:
              - { move: offer, refused: classified }
              - { set: { customer.segment: A } }
              - { move: offer }
              - { move: lead, reason: A slip }
              - { move: offer }
              - { close: won }
          - name: lost at once
            steps:
              - { close: lost }

        """

    static let failing = scenarios.replacing("{ close: lost }", with: "{ close: won }")
    /// Without the second story.
    static let partial = scenarios.replacing(
        "  - name: lost at once\n    steps:\n      - { close: lost }\n", with: "")
    static let wrongScenarios = scenarios.replacing("{ close: lost }", with: "{ close: loost }")

    static let facts = """
        start: lead
        given: { customer: { name: Acme } }

        """

    static let json = """
        { "start": "lead", "given": { "customer": { "name": "Acme", "segment": "B", "blocked": true } } }
        """
}
