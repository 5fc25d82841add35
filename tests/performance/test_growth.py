"""The arithmetic of growth."""

from __future__ import annotations

import pytest

from benchmarks.growth import exponent, last_step


@pytest.mark.parametrize("power", [0, 0.5, 1, 2, 3])
def test_a_power_of_the_size_has_that_exponent(power: float) -> None:
    points = [(size, 7 * size**power) for size in (1, 10, 300, 4000)]
    assert exponent(points) == pytest.approx(power)
    assert last_step(points) == pytest.approx(power)


def test_the_line_fits_best_by_least_squares() -> None:
    # One point a decade off a straight line of slope 1: worked out by hand.
    points = [(1.0, 1.0), (10.0, 10.0), (100.0, 1000.0)]
    assert exponent(points) == pytest.approx(1.5)
    assert last_step(points) == pytest.approx(2)


def test_a_fixed_cost_flattens_the_fit_and_hardly_the_last_step() -> None:
    points = [(size, 1000 + size) for size in (10, 100, 1_000, 10_000, 100_000)]
    assert exponent(points) < 0.6
    assert last_step(points) == pytest.approx(0.96, abs=0.01)


def test_the_order_of_the_points_does_not_matter() -> None:
    points = [(100.0, 5.0), (10.0, 2.0), (1000.0, 30.0)]
    assert exponent(points) == pytest.approx(exponent(sorted(points)))
    assert last_step(points) == last_step(sorted(points))


@pytest.mark.parametrize("points", [[], [(10.0, 1.0)], [(10.0, 1.0), (10.0, 2.0)]])
def test_a_slope_needs_two_sizes(points: list[tuple[float, float]]) -> None:
    with pytest.raises(ValueError, match="two sizes"):
        exponent(points)
