"""The rules of the house: who may import whom, read from the source."""

import ast
from graphlib import TopologicalSorter

from learnhub import rooms
from learnhub.access.roles import Role
from learnhub.rooms import Floor
from tests.architecture.source import Module, modules

SHARED_READS = {"queries", "schemas", "enums", "models", "policy", "errors", "refs", "room"}
FACES = {"state", "components", "pages"}
OUTWARD = {"web", "api", "jobs", "cli"}
FORBIDDEN = {
    "rx.Cookie", "rx.LocalStorage", "rx.SessionStorage", "rx.ComponentState", "rx.Model", "rx.SharedState",
    "rx.asession", "rx.call_script", "rx.download", "rx.html", "rx.markdown", "rx.redirect", "rx.session",
    "rx.toast", "rx.upload",
}  # fmt: skip


def floor_of(room: str) -> int:
    return rooms.all_rooms()[room].floor


def offences(rule) -> list[str]:
    """Every import that a rule (module, imported name) -> bool finds wrong."""
    return [
        f"{module.line(line)} imports {name}"
        for module in modules()
        for line, name in module.imports
        if rule(module, name)
    ]


def test_reflex_is_imported_by_faces_only() -> None:
    def wrong(module: Module, name: str) -> bool:
        if name.split(".")[0] not in ("reflex", "reflex_base", "reflex_components_core"):
            return False
        is_face = module.floor == "features" and module.file in FACES | {"shell"}
        return not (is_face or module.floor in {"ui", "web", "learnhub", "_run", "rxsettings", "asgi"})

    assert offences(wrong) == []


def test_ground_floor_knows_nothing_above() -> None:
    def wrong(module: Module, name: str) -> bool:
        above = name.startswith("learnhub.") and not name.startswith(("learnhub.core", "learnhub.errors"))
        return module.floor == "core" and above

    assert offences(wrong) == []


def test_access_knows_no_room_and_no_face() -> None:
    def wrong(module: Module, name: str) -> bool:
        allowed = ("learnhub.core", "learnhub.access", "learnhub.errors")
        return module.floor == "access" and name.startswith("learnhub.") and not name.startswith(allowed)

    assert offences(wrong) == []


def test_rooms_import_only_downwards() -> None:
    def wrong(module: Module, name: str) -> bool:
        if not module.room or not name.startswith("learnhub.features."):
            return False
        room = name.split(".")[2]
        return room != module.room and floor_of(room) > floor_of(module.room)

    assert offences(wrong) == []


def test_rooms_of_one_floor_share_reads_only() -> None:
    def wrong(module: Module, name: str) -> bool:
        if not module.room or not name.startswith("learnhub.features."):
            return False
        room, *rest = name.split(".")[2:]
        neighbour = room != module.room and floor_of(room) == floor_of(module.room)
        if not neighbour or floor_of(room) == Floor.PEOPLE:
            return False
        return not rest or rest[0] not in SHARED_READS

    assert offences(wrong) == []


def test_every_room_is_declared() -> None:
    found = {module.room for module in modules() if module.room}

    assert found - set(rooms.all_rooms()) == set()


def test_declarations_know_nothing_above_them() -> None:
    """A room is declared before anything of it is needed: no tables, no rules, no faces."""
    read_early = ("learnhub.access", "learnhub.core", "learnhub.rooms")

    def wrong(module: Module, name: str) -> bool:
        if not module.room or module.file != "room" or not name.startswith("learnhub."):
            return False
        is_leaf = name.startswith("learnhub.features.") and name.split(".")[3] in ("enums", "events", "room")
        return not is_leaf and not name.startswith(read_early)

    assert offences(wrong) == []


def test_mail_knows_no_room_and_no_face() -> None:
    def wrong(module: Module, name: str) -> bool:
        allowed = ("learnhub.config", "learnhub.core", "learnhub.mail")
        return module.floor == "mail" and name.startswith("learnhub.") and not name.startswith(allowed)

    assert offences(wrong) == []


def test_rooms_package_knows_access_and_core_only() -> None:
    def wrong(module: Module, name: str) -> bool:
        allowed = ("learnhub.access", "learnhub.core", "learnhub.rooms", "learnhub.features")
        return module.floor == "rooms" and name.startswith("learnhub.") and not name.startswith(allowed)

    assert offences(wrong) == []


def test_outward_faces_do_not_import_each_other() -> None:
    def wrong(module: Module, name: str) -> bool:
        target = name.split(".")[1] if name.startswith("learnhub.") else ""
        return module.floor in OUTWARD and target in OUTWARD - {module.floor}

    assert offences(wrong) == []


def test_what_all_rooms_stand_on_knows_none_of_them() -> None:
    """`web`, `api` and `ui` are under the rooms; what they need of one is given to them."""

    def wrong(module: Module, name: str) -> bool:
        return module.floor in ("web", "api", "ui") and name.startswith("learnhub.features")

    assert offences(wrong) == []


def test_commands_and_jobs_use_services_and_reads_only() -> None:
    allowed = SHARED_READS | {"service", "passwords"}

    def wrong(module: Module, name: str) -> bool:
        if module.floor not in ("cli", "jobs") or not name.startswith("learnhub.features."):
            return False
        inside = name.split(".")[2:]
        return inside[0] != "listeners" and (len(inside) < 2 or inside[1] not in allowed)

    assert offences(wrong) == []


def test_rooms_do_not_know_jobs_and_commands() -> None:
    def wrong(module: Module, name: str) -> bool:
        return bool(module.room) and name.startswith(("learnhub.jobs", "learnhub.cli"))

    assert offences(wrong) == []


def test_nobody_imports_the_composition_root() -> None:
    def wrong(module: Module, name: str) -> bool:
        return name.startswith("learnhub.learnhub") and module.parts != ("asgi",)

    assert offences(wrong) == []


def test_services_know_no_face() -> None:
    """Rules run without Reflex and HTTP: only faces and routes may know the web."""

    def wrong(module: Module, name: str) -> bool:
        face = name.startswith(("learnhub.web", "learnhub.ui", "learnhub.api", "fastapi", "starlette"))
        return bool(module.room) and face and module.file not in FACES | {"files", "forms", "routes", "shell"}

    assert offences(wrong) == []


def test_faces_do_not_touch_the_database() -> None:
    def wrong(module: Module, name: str) -> bool:
        return bool(module.room) and module.file in FACES and name.split(".")[0] in ("sqlmodel", "sqlalchemy")

    assert offences(wrong) == []


def test_a_commit_happens_in_one_place() -> None:
    commits = [
        module.line(line)
        for module in modules()
        for line, name in module.attributes
        if name == "session.commit" and module.parts != ("core", "db")
    ]

    assert commits == []


def test_role_names_appear_where_roles_are_kept() -> None:
    names = {f"Role.{role.name}" for role in Role}
    found = [
        module.line(line)
        for module in modules()
        for line, name in module.attributes
        if name in names and module.floor not in ("access", "demo")
        if module.room != "people" and module.file != "room"
    ]

    assert found == []


def test_what_needs_eval_or_leaks_is_not_used() -> None:
    found = [
        f"{module.line(line)} uses {name}"
        for module in modules()
        for line, name in module.attributes
        if name in FORBIDDEN and module.parts != ("ui", "rich")
    ]

    assert found == []


def test_design_system_leads_to_no_room() -> None:
    addresses = {place.to for room in rooms.all_rooms().values() for place in room.places} - {"/"}
    found = [
        f"{module.line(node.lineno)} says {node.value}"
        for module in modules()
        if module.floor == "ui"
        for node in module.nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if any(node.value.startswith(address) for address in addresses) or node.value in rooms.kinds()
    ]

    assert found == []


def test_modules_import_in_no_circle() -> None:
    """Also not by imports inside functions, which only hide a circle."""
    known = {module.name: module for module in modules()}
    uses = {
        name: {
            imported if imported in known else imported.rpartition(".")[0]
            for _line, imported in module.imports
        }
        & known.keys() - {name}
        for name, module in known.items()
    }

    TopologicalSorter(uses).prepare()  # raises and names the modules of a circle
