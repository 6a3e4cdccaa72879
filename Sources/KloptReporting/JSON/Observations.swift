import KloptModel

extension [Observation] {
    /// As an object of JSON holds them. A name occurs once in an object: a second value that differs gets a number.
    var namedOnce: [Observation] {
        var named: [Observation] = []
        for observation in self {
            var name = observation.name
            var number = 2
            while let other = named.first(where: { $0.name == name }), other.value != observation.value {
                name = "\(observation.name) (\(number))"
                number += 1
            }
            guard !named.contains(where: { $0.name == name }) else { continue }
            named.append(Observation(name: name, value: observation.value))
        }
        return named
    }

    /// Whether these say the same as what a saved report has, in whatever order: as exact as JSON is written.
    func areSame(asSaved saved: [Observation]) -> Bool {
        let own = namedOnce
        guard own.count == saved.count else { return false }
        return own.allSatisfy { observation in
            guard let other = saved.first(where: { $0.name == observation.name }) else { return false }
            if case .number(let number) = observation.value, case .number(let then) = other.value {
                return number.description == then.description
            }
            return observation.value == other.value
        }
    }
}
