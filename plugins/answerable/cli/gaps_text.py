"""The gap report on a terminal: money on the left, words beside it; in a pipe one line a fact."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from answerable.cli.gaps_work import legend_lines, matrix_lines, task_lines
from answerable.gaps import GapReport, Row
from answerable.gaps.telling import money_words
from answerable.gaps.telling import phrases as say
from answerable.gaps.telling.work_phrases import VERB_NAMES, advice_in_words

MONEY_WIDTH = 11
"""Columns for the money before a question: $9,999,999 fits."""

NARROWEST = 40


class GapsText:
    """Prints a report; `base` begins addresses, `limit` 0 means all."""

    def __init__(self, base: str, terms: bool, limit: int, console: Console | None = None) -> None:
        self.base = base
        self.terms = terms
        self.limit = limit
        self.console = console or Console(highlight=False, soft_wrap=True)

    def print(self, report: GapReport) -> None:
        """Print the whole report."""
        self._head(report)
        self._next(report)
        self._list(
            "Gaps: no article answers these, the dearest first", report.gaps, report, self._gap
        )
        self._list(
            "To confirm: these passages may answer, but nobody has said so",
            report.proposed, report, self._proposed,
        )  # fmt: skip
        self._website(report)
        self._stale(report)
        self._coverage(report)
        self._months(report)
        self._list("Answered", report.answered, report, self._answered)
        self._list("Declined", report.declined, report, self._gap)
        self._notes(report)
        if self.terms and report.rows:
            self._reckoned(report)

    def _head(self, report: GapReport) -> None:
        counts, coverage = report.counts, report.coverage
        self._line(0, f"Gap report of {say.day_in_words(report.on)}", "bold")
        self._line(0, "Private: customers' words, deals and amounts. Keep it off the site.", "red")
        for notice in report.notices:
            self._line(0, f"Note: {notice}", "yellow")
        self._line(0, "")
        asked = sum(counts.values()) - counts["duplicate"]
        repeats = counts["duplicate"]
        more = f"; {repeats:,} more {'repeats' if repeats == 1 else 'repeat'} another" * (
            repeats > 0
        )
        self._fact("Questions", f"{asked:,}{more}")
        self._fact("  answered", f"{counts['answered']:,}")
        self._fact("  to confirm", f"{counts['proposed']:,}")
        self._fact("  gaps", f"{counts['gap']:,}")
        if counts["declined"]:
            self._fact("  declined", f"{counts['declined']:,}")
        if counts["gap"]:
            self._fact("  to write now", f"{len(report.write_now):,}")
        self._fact(
            "Without an answer", f"{say.stake_in_words(report.stake)}, each deal once", "bold"
        )
        if report.rows:
            self._fact("", "A deal may stand under several questions: don't add these up.", "dim")
        if coverage.published:
            share = say.share_in_words(coverage.big_5, coverage.published)
            self._fact(
                "Articles",
                f"{coverage.published:,}, {share} of them Big 5 (a good site: about 75 %)",
            )

    def _fact(self, name: str, words: str, style: str = "") -> None:
        self._line(19, words, style, f"{name:<18}")

    def _list(
        self,
        title: str,
        rows: tuple[Row, ...],
        report: GapReport,
        show: Callable[[Row, GapReport], None],
    ) -> None:
        if not rows:
            return
        self._title(f"{title} ({len(rows):,})")
        shown = rows[: self.limit or None]
        for row in shown:
            self._row(row, report)
            show(row, report)
            self._advice(row, report)
        if left := len(rows) - len(shown):
            self._line(MONEY_WIDTH, f"{left:,} more; --limit 0 prints all", "dim")

    def _row(self, row: Row, report: GapReport) -> None:
        at_stake = [pair for pair in row.stake.at_stake if pair[1]]
        lead = say.money(at_stake[0][1], at_stake[0][0]) if at_stake else "–"  # noqa: RUF001
        self._line(
            MONEY_WIDTH, say.one_line(row.question.question), "bold", f"{lead:>9}", "bold cyan"
        )
        more = [f"and {say.sums(at_stake[1:])}"] if at_stake[1:] else []
        if lost := say.sums(row.stake.lost):
            more.append(f"{lost} lost")
        facts = [say.asked_in_words(row), *more, say.work_in_words(row), row.question.id]
        self._line(MONEY_WIDTH, " · ".join(fact for fact in facts if fact), "dim")
        if standing := money_words.standing_in_words(row):
            self._line(MONEY_WIDTH, standing, "bold green" if row.write_now else "dim")
        if self.terms:
            for term in row.stake.terms:
                words = f"{say.term_about(term)}: {money_words.term_in_words(term)} ({term.place})"
                self._line(MONEY_WIDTH + 2, words, "dim")

    def _advice(self, row: Row, report: GapReport) -> None:
        advice = report.advice.get(row.question.id)
        # A passage to confirm, and what nothing is known of but that, stand above already.
        if advice and (advice.verb in ("improve", "send")):
            for line in advice_in_words(advice, report.articles):
                self._line(MONEY_WIDTH, line, "yellow")

    def _gap(self, row: Row, report: GapReport) -> None:
        if filed := say.filed_in_words(row, report.products):
            self._line(MONEY_WIDTH, filed, "dim")
        for id in row.drafts:
            self._line(MONEY_WIDTH, f"a draft answers it: {report.articles[id].article.place.path}")

    def _proposed(self, row: Row, report: GapReport) -> None:
        guess = row.proposal
        if guess is None:
            return
        where = f"{guess.title} › {guess.heading}" if guess.heading else guess.title  # noqa: RUF001
        self._line(MONEY_WIDTH, f"perhaps: {say.one_line(where)}", "yellow")
        self._line(MONEY_WIDTH, f"{self.base}{guess.address}", "cyan")
        self._line(MONEY_WIDTH, f"“{say.one_line(guess.passage)}”")
        if guess.lacking:
            self._line(MONEY_WIDTH, f"not in it: {', '.join(map(say.one_line, guess.lacking))}")
        self._line(MONEY_WIDTH, say.subject_in_words(row, report.products), "dim")
        names = f"{row.question.id} {guess.article}"
        choice = f"answerable confirm {names}, or answerable refuse {names}"
        self._line(MONEY_WIDTH, choice, "dim")

    def _answered(self, row: Row, report: GapReport) -> None:
        for id in row.answered_by:
            self._line(MONEY_WIDTH, f"{self.base}{report.articles[id].address}", "green")

    def _website(self, report: GapReport) -> None:
        rows = report.from_website
        if not rows:
            return
        self._title(f"Unanswered and asked in no deal, as on the website ({len(rows):,})")
        shown = rows[: self.limit or None]
        for row in shown:
            words = f"{say.one_line(row.question.question)} · {row.question.id}"
            self._line(MONEY_WIDTH, words, "", f"{row.asked:>8,}×", "bold cyan")  # noqa: RUF001
        if left := len(rows) - len(shown):
            self._line(MONEY_WIDTH, f"{left:,} more; --limit 0 prints all", "dim")

    def _stale(self, report: GapReport) -> None:
        if not report.stale:
            return
        self._title(f"Answers to read again ({len(report.stale):,})")
        shown = report.stale[: self.limit or None]
        for stale in shown:
            lead = say.sums(stale.stake.at_stake[:1]) or "–"  # noqa: RUF001
            title = say.one_line(stale.article.title)
            self._line(MONEY_WIDTH, title, "bold", f"{lead:>9}", "bold cyan")
            for why in say.stale_in_words(stale):
                self._line(MONEY_WIDTH, why)
            answers = say.counted(len(stale.questions), "question")
            self._line(
                MONEY_WIDTH, f"answers {answers} · {self.base}{stale.article.address}", "dim"
            )
        if left := len(report.stale) - len(shown):
            self._line(MONEY_WIDTH, f"{left:,} more; --limit 0 prints all", "dim")

    def _next(self, report: GapReport) -> None:
        if not report.next:
            return
        self._title(f"Next: what to do first ({len(report.next):,})")
        for task in report.next:
            lead = say.sums(task.stake.at_stake[:1]) or "–"  # noqa: RUF001
            words = f"{VERB_NAMES[task.verb]}: {say.one_line(task.title)}"
            self._line(MONEY_WIDTH, words, "bold", f"{lead:>9}", "bold cyan")
            for line, style in task_lines(task, report):
                self._line(MONEY_WIDTH, line, style)

    def _coverage(self, report: GapReport) -> None:
        if not any(row.squares for row in report.matrix.rows):
            return
        self._title("Coverage: its state, then questions answered of those asked")
        for line in matrix_lines(report):
            self._row_of_table(line)
        for words in legend_lines(report):
            self._line(2, words, "dim")
        cells = report.coverage.cells.values()
        if guessed := len({id for cell in cells for id in cell.guessed}):
            said = (
                f"Placed by a guess from the words: {say.counted(guessed, 'question')}; write"
                " 'topic:' and 'products:' to file them."
            )
            self._line(2, said, "dim")

    def _months(self, report: GapReport) -> None:
        if not report.months:
            return
        self._title("Asks a month")
        self._row_of_table(
            f"{'':<12}{'asks':>7}{'new questions':>16}{'answered by now':>17}", "dim"
        )
        for month in report.months:
            share = say.share_in_words(month.answered, month.asks)
            words = f"{say.month_name(month):<12}{month.asks:>7,}{month.new:>16,}{share:>17}"
            self._row_of_table(words)

    def _notes(self, report: GapReport) -> None:
        if not report.notes:
            return
        self._title("Notes")
        for finding in report.notes:
            self._line(2, f"{finding.place}: {finding.message}")

    def _reckoned(self, report: GapReport) -> None:
        self._title("How the money is reckoned")
        for about, says in money_words.basis_in_words(report):
            self._fact(about, says)

    def _title(self, words: str) -> None:
        self._line(0, "")
        self._line(0, words, "bold underline")

    def _row_of_table(self, line: str | Text, style: str = "") -> None:
        text = line if isinstance(line, Text) else Text(line, style)
        text.rstrip()
        self.console.print(Text("  ").append_text(text), soft_wrap=True)

    def _line(
        self, indent: int, words: str, style: str = "", lead: str = "", lead_style: str = ""
    ) -> None:
        """Print words after a lead, and on a terminal wrapped below where they begin."""
        text = Text(words, style)
        width = max(NARROWEST, self.console.width - indent)
        lines: Iterable[Text] = (
            text.wrap(self.console, width) if self.console.is_terminal else [text]
        )
        for number, part in enumerate(lines):
            first = lead if number == 0 else ""
            gap = " " * max(indent - cell_len(first), bool(first))
            before = Text.assemble((first, lead_style), gap)
            part.rstrip()
            self.console.print(before.append_text(part), soft_wrap=True)
