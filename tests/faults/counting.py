"""The count of fault points by kind, what was lost, and where the program did not tell the truth."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Count:
    """What one part of the suite found; counts of parts can be added."""

    points: Counter[str] = field(default_factory=Counter)
    """Fault points by kind."""
    opened: int = 0
    """Different states of a disk that were opened and checked; equal ones are looked at once."""
    lost: list[str] = field(default_factory=list)
    lies: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, other: "Count") -> None:
        """Take another part in."""
        self.points += other.points
        self.opened += other.opened
        self.lost += other.lost
        self.lies += other.lies
        self.notes += [note for note in other.notes if note not in self.notes]

    @property
    def total(self) -> int:
        """All fault points."""
        return sum(self.points.values())

    @property
    def held(self) -> bool:
        """Whether every promise held."""
        return not self.lost and not self.lies

    def table(self) -> str:
        """The counts, one line per kind, and the sum of it all."""
        width = max(map(len, self.points), default=10)
        rows = [f"  {kind:<{width}}  {number:>7,}" for kind, number in sorted(self.points.items())]
        result = f"{self.total:,} fault points, {len(self.lost)} lost, {len(self.lies)} lies"
        return "\n".join((*rows, f"{result} ({self.opened:,} different states of the disk opened and checked)"))
