"""The filter of a portfolio as it is typed: words and fields, the same on the screen and for the verbs."""

from afweging import errors
from afweging.advice.portfolio import Line
from afweging.assessment.labels import PHASE, STATUS
from afweging.assessment.models import Phase, Status
from afweging.assessment.query import Query
from afweging.errors import AfwegingError
from afweging.library import Library, fold, searching
from afweging.texts import active


def asked(library: Library, text: str) -> Query:
    """What a filter asks for. Raises QUERY_FIELD and QUERY_VALUE, and FILTER_QUESTION: a line holds no answers."""
    query = searching.asked(library, text)
    if query.questions:
        raise AfwegingError(errors.FILTER_QUESTION)
    return query


def words_of(line: Line) -> str:
    """What the words of a filter are looked for in, folded: particulars, tags, status, phase, date and advice, in words."""
    words = active()
    outcome = line.outcome.label.at(words.language) if line.outcome else ""
    return fold(" ".join((
        line.kenmerk, line.title, line.directorate, *line.tags, line.status, words.say(STATUS[Status(line.status)]), line.phase,
        words.say(PHASE[Phase(line.phase)]), line.peildatum.isoformat(), outcome)))


def passes(query: Query, line: Line, words: str = "") -> bool:
    """Whether all words and fields hold for a line; ``words`` is its ``words_of`` when that is known already."""
    outcome = line.outcome.id if line.outcome else ""
    wanted = searching.listed_by(query) or ()
    text = (words or words_of(line)) if wanted else ""
    return (
        all(word in text for word in wanted)
        and (not query.status or line.status in query.status)
        and (not query.phase or line.phase in query.phase)
        and (not query.advice or outcome in query.advice)
        and (not query.years or line.peildatum.year in query.years)
        and (not query.kenmerken or any(part.lower() in line.kenmerk.lower() for part in query.kenmerken))
        and (not query.tags or any(fold(tag) in fold(", ".join(line.tags)) for tag in query.tags))
        and (query.example is None or line.example is query.example)
    )
