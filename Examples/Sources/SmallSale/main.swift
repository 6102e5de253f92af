// The first screen of README.md, word for word. Run it where the folder Rules with small-sale.yaml is.
import DealKit

let anna = DealActor("anna", roles: ["manager"])
let processes = try ProcessLibrary.load(folder: "Rules").library()
let desk = try await DealDesk(store: MemoryStore(), processes: processes)

try await desk.register(Customer(id: "acme", name: "Acme"), by: anna)
try await desk.open(NewDeal("d-1", "Ten pumps", for: "acme", under: "small-sale"), by: anna)
switch try await desk.move("d-1", to: "proposal", by: anna) {
case .done(let transition): print("now in", transition.to)
case .refused(let refusal): print(refusal.text(in: "en"))
}
