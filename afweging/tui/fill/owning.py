"""Who answers for a question: a role, asked in a small window and shown on the border of the answer."""

from afweging.texts import _
from afweging.tui.dialogs import Line
from afweging.tui.fill.walking import Walking


class Owning(Walking):
    """The part of the fill screen that sets the role for the question in view."""

    def action_owner(self) -> None:
        """Ask which role answers for this question; an empty line takes it away."""
        if not self.may_change():
            return
        question = self.question
        title = _("Question {number}: who answers for it").format(number=question.number)

        def given(role: str | None) -> None:
            if role is None or role == self.editing.answer(question.id).owner:
                return
            self.collect()
            self.editing.set_owner(question.id, role)
            self.changed()
            self.work.update_title()

        self.app.push_screen(Line(
            title, _("Role that answers for this question, not a name. An empty line takes it away."), button_label=_("Keep"),
            check=lambda _role: "", value=self.editing.answer(question.id).owner), given)
