"""What `python -m benchmarks` makes of several rounds, and when it complains."""

from xml.etree import ElementTree

from benchmarks.__main__ import fallen_behind, plot, summed_up, table


def test_the_middle_of_the_rounds_counts_and_a_fall_of_more_than_a_tenth_is_told() -> None:
    found = summed_up([{"home, cold": 0.02, "home, kept": 0.8}, {"home, cold": 0.03, "home, kept": 0.8}])
    assert found == {"home, cold": {"ratio": 0.025, "spread": 0.4}, "home, kept": {"ratio": 0.8, "spread": 0.0}}
    as_before = {"home, kept": {"ratio": 0.88, "spread": 0.1}, "gone": {"ratio": 1.0, "spread": 0.0}}
    assert fallen_behind(as_before, found) == []
    assert fallen_behind({"home, kept": {"ratio": 0.9, "spread": 0.1}}, found) == [
        "home, kept: 0.800, and it was 0.900"
    ]


def test_the_table_and_the_plot_have_a_line_for_each_page() -> None:
    found = {"search & find": {"ratio": 0.5, "spread": 0.12}, "kept": {"ratio": 1.4, "spread": 0.0}}
    assert table(found).splitlines()[2:] == ["| search & find | 0.500 | 12% |", "| kept | 1.400 | 0% |"]
    drawn = ElementTree.fromstring(plot(found))
    assert len(drawn.findall("{http://www.w3.org/2000/svg}rect")) == len(found)
