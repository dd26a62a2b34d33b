"""The spaCy component."""

import pytest

spacy = pytest.importorskip("spacy")

TEXT = (
    "Huyện ủy Mỏ Cày Nam làm việc với xã Bình Khánh\n\n31/08/2020 - 19:24\n\n"
    "Đến nay xã Bình Khánh đạt 14/19 tiêu chí nông thôn mới. Bí thư Huyện ủy Trần Văn Bảy yêu cầu xã rà soát lại các chỉ tiêu; "
    "củng cố các tổ hợp tác.\n"
)


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("xx")
    nlp.add_pipe("dukien")
    return nlp


def test_entities_carry_their_facts(nlp) -> None:
    doc = nlp(TEXT)
    found = {(e.label_, e.text) for e in doc.ents}
    assert {("DATE", "31/08/2020"), ("COMMUNE", "xã Bình Khánh"), ("PERSON", "Trần Văn Bảy")} <= found
    ratio = next(e for e in doc.ents if e.label_ == "RATIO")
    assert (ratio._.fact["numerator"], ratio._.fact["denominator"], ratio._.fact["commune"]) == (14, 19, "Bình Khánh")
    commune = next(e for e in doc.ents if e.label_ == "COMMUNE")
    assert commune._.fact["code"] == "28945"


def test_span_groups_hold_what_entities_cannot(nlp) -> None:
    doc = nlp(TEXT)
    assert [s.text for s in doc.spans["directives"]] == ["rà soát lại các chỉ tiêu", "củng cố các tổ hợp tác"]
    assert {s._.fact["issuer"] for s in doc.spans["directives"]} == {"Trần Văn Bảy"}
    for name, group in doc.spans.items():
        for span in group:
            row = span._.fact
            assert row["text"] == TEXT[row["start_char"] : row["end_char"]], name
            assert span.start_char <= span._.fact.get("name_start_char" if span.label_ == "PERSON" else "start_char")


def test_pipe_is_the_same_and_documents_survive_being_saved(nlp) -> None:
    docs = list(nlp.pipe([TEXT, "Không có gì."]))
    assert [e.text for e in docs[0].ents] == [e.text for e in nlp(TEXT).ents]
    assert not docs[1].ents
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(docs[0].to_bytes())
    assert [e._.fact for e in again.ents] == [e._.fact for e in docs[0].ents]


def test_day_of_publication(nlp) -> None:
    doc = nlp.make_doc("Hôm qua, xã An Hòa họp dân.")
    doc._.published = "2021-03-04"
    doc = nlp(doc)
    assert doc.ents[0]._.fact["start_date"] == "2021-03-03"


def test_entities_of_other_components_keep_their_room() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "CROP", "pattern": "dừa"}, {"label": "ORG", "pattern": "31/08/2020"}])
    nlp.add_pipe("dukien")
    doc = nlp("Ngày 31/08/2020 xã trồng dừa.")
    assert [(e.text, e.label_) for e in doc.ents] == [("Ngày 31/08/2020", "DATE"), ("dừa", "CROP")]


def test_displacy_shows_them(nlp) -> None:
    html = spacy.displacy.render(nlp(TEXT), style="ent", jupyter=False)
    assert "COMMUNE" in html
