"""Whose country a speaker speaks for."""

from __future__ import annotations

import pytest

from quotes.countries import country_of, most_named, names_of


@pytest.mark.parametrize(
    ("role", "country"),
    [
        ("Russian Foreign Minister", "Russia"),
        ("Prime Minister of Israel", "Israel"),
        ("Britain's foreign secretary", "United Kingdom"),
        ("U.S. Secretary of State", "United States"),
        ("US senator", "United States"),
        ("he told us", None),
        ("ambassador to Russia", None),
        ("Syrian ambassador to Russia", "Syria"),
        ("the UN envoy for the Sudan", None),
        ("South Korean president", "South Korea"),
        ("president of South Sudan", "South Sudan"),
        ("president of the Democratic Republic of the Congo", "Democratic Republic of the Congo"),
        ("Papua New Guinea's prime minister", "Papua New Guinea"),
        ("New Mexico governor", None),
        ("Georgian opposition leader", "Georgia"),
        ("Georgia governor", None),
        ("a Latin American diplomat", None),
        ("Russian-backed rebels", None),
        ("Czech prime minister", "Czech Republic"),
        ("analyst", None),
        ("", None),
    ],
)
def test_by_role(role: str, country: str | None) -> None:
    assert country_of([role]) == country


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("the Kremlin", "Russia"),
        ("Moscow", "Russia"),
        ("The White House", "United States"),
        ("Russian Foreign Ministry", "Russia"),
        ("Iran", "Iran"),
        ("London School of Economics", None),
        ("Free Velmar Army", None),
    ],
)
def test_by_the_name_of_an_organisation(name: str, country: str | None) -> None:
    assert country_of([], [name]) == country


def test_a_capital_in_a_role_is_where_somebody_works() -> None:
    assert country_of(["the paper's Moscow correspondent"]) is None


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Egypt's army spoke. In Cairo a U.S. envoy listened.", "Egypt"),
        ("Officials in Costa Rica met. Costa Rican farmers did not.", "Costa Rica"),
        ("WASHINGTON — The White House told American papers.", "United States"),
        ("The Egyptian", None),
        ("Egypt's minister met Sudan's. Egypt was content.", "Egypt"),
        ("Egypt's minister met Sudan's. Sudanese and Egyptian papers tell of it.", None),
        ("They ate turkey in Ankara, and told us so.", None),
        ("African American voters of New Mexico", None),
        ("", None),
    ],
)
def test_the_country_that_a_text_is_about(text: str, country: str | None) -> None:
    assert most_named(text) == country


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("America", {"America", "United States", "US", "USA"}),
        ("the United States", {"the United States", "America", "United States", "US", "USA"}),
        ("France", {"France"}),
        ("the French", {"the French"}),
        ("Russians", {"Russians"}),
        ("England", {"England"}),
        ("Moscow", {"Moscow"}),
        ("Agence France-Presse", set()),
        ("New Mexico", set()),
        ("us", set()),
        ("", set()),
    ],
)
def test_what_is_no_more_than_the_name_of_a_country(text: str, names: set[str]) -> None:
    assert set(names_of(text)) == names
