"""What the consistency checks say, in the words of every face."""

from collections.abc import Sequence

from afweging.framework.models import Framework
from afweging.library.finalising import Spoken
from afweging.texts import _, active, ngettext


def about(framework: Framework, one: Spoken) -> str:
    """The questions a check speaks about, by number, and the facts."""
    numbers = [str(question.number) for question in framework.questions if question.id in one.questions]
    text = ngettext("question {numbers}", "questions {numbers}", len(numbers)).format(numbers=", ".join(numbers))
    return ", ".join((text, *one.facts)) if numbers else ", ".join(one.facts)


def state(one: Spoken) -> str:
    """Whether a check was answered, and what was said, by whom and when; empty for one that asks nothing."""
    if one.word is not None:
        moment = active().moment(one.word.at.astimezone())
        return _("Answered by {role}, {moment}: {word}").format(role=one.word.role or "-", moment=moment, word=one.word.text)
    if one.asks == "word":
        return _("Not answered yet.")
    return _("The conclusion answers it (question 14).") if one.asks == "conclusion" else ""


def sign(one: Spoken) -> str:
    """A sign that never stands alone: something is asked, it was answered, or it is to know."""
    return "!" if one.open else "✓" if one.asks == "word" else "·"


def counted(found: Sequence[Spoken]) -> str:
    """How many checks still ask for something, as a sentence."""
    number = sum(one.open for one in found)
    if not number:
        asked = any(one.asks != "nothing" for one in found)
        return _("Every consistency check is answered.") if asked else _("No consistency check asks for anything.")
    return ngettext("{number} consistency check asks for something.", "{number} consistency checks ask for something.",
                    number).format(number=number)
