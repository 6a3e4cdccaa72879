"""Takes apart what a step wrote, as the runner of GitHub Actions does.

Source: actions/runner, src/Runner.Common/ActionCommand.cs (TryParseV2, and TryParse for the older `##[…]`).
"""

KNOWN = {
    "add-mask", "add-matcher", "add-path", "debug", "echo", "endgroup", "error", "group", "notice", "remove-matcher",
    "save-state", "set-env", "set-output", "stop-commands", "warning",
}


def unescaped(text, names):
    for name, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        if character in names:
            text = text.replace(name, character)
    return text


def command(line):
    """The command in a line as (name, properties, message); None when the runner takes it for text."""
    start = line.lstrip()
    end = start.find("::", 2) if start.startswith("::") else -1
    if end >= 0:
        name, _, rest = start[2:end].partition(" ")
        if name in KNOWN:
            properties = {}
            for part in rest.strip().split(","):
                key, equals, value = part.partition("=")
                if equals:
                    properties[key.strip()] = unescaped(value, "\r\n:,%")
            return name, properties, unescaped(start[end + 2:], "\r\n%")
    prefix = line.find("##[")
    if prefix >= 0 and "]" in line[prefix:]:
        name = line[prefix + 3:line.index("]", prefix)].split(" ")[0]
        if name in KNOWN:
            return name, {}, line[line.index("]", prefix) + 1:]
    return None
