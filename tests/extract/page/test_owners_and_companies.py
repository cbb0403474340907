"""Who owns, who publishes, and under which legal name: in the forms of many countries."""

from __future__ import annotations

import pytest

from vetter.extract.companies import companies
from vetter.extract.fold import fold
from vetter.extract.owners import read_owners
from vetter.extract.sentences import Sentence
from vetter.model import ClaimKind, LinkPlace, PageKind


def named(text, language="en", following="", kind=PageKind.IMPRINT, place=LinkPlace.BODY):
    sentence = Sentence(text, fold(text), place, following)
    return {(claim.kind, claim.value) for claim in read_owners([sentence], kind, [language, "en"])}


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("© 2026 Northmere Newspapers Limited. All rights reserved.", "Northmere Newspapers Limited"),
        ("Published by Harbour Media Ltd. in Bristol", "Harbour Media Ltd."),
        ("Neue Zeit Verlags GmbH & Co. KG, Berlin", "Neue Zeit Verlags GmbH & Co. KG"),
        ("Le site est édité par la société Presse Libre SAS au capital de 1 000 euros", "Presse Libre SAS"),
        ("Ediciones del Sur S.L., CIF B12345678", "Ediciones del Sur S.L."),
        ("Editore: Libera Stampa S.r.l.", "Libera Stampa S.r.l."),
        ("Wydawca: Fundacja Wolne Słowo", "Fundacja Wolne Słowo"),
        ("Vydavatel: Denník s.r.o.", "Denník s.r.o."),
        ("Ezt a lapot a Szabad Sajtó Nonprofit Kft. adja ki.", "Szabad Sajtó Nonprofit Kft."),
        ("Yeni Haber Basın Yayın A.Ş.", "Yeni Haber Basın Yayın A.Ş."),
        ("Учредитель: ООО «Медиа Плюс»", "ООО «Медиа Плюс»"),
        ("ТОВ «Новини Києва», код ЄДРПОУ 12345678", "ТОВ «Новини Києва»"),
        ("Nakladnik: Sloboda medija d.o.o., Zagreb", "Sloboda medija d.o.o."),
        ("Utgiven av Nya Tider AB", "Nya Tider AB"),
        ("Julkaisija: Kansan Media Oy", "Kansan Media Oy"),
        ("本站由北京新闻传媒有限公司运营", "北京新闻传媒有限公司"),
        ("運営会社：株式会社東京ニュース", "株式会社東京ニュース"),
        ("PT Media Nusantara Baru", "PT Media Nusantara Baru"),
        ("Impreso por Ediciones del Lago C.A., RIF J-1", "Ediciones del Lago C.A."),
        ("Karoo Media (Pty) Ltd, Beaufort West", "Karoo Media (Pty) Ltd"),
        ("Editor este S.C. Presa de pe Târnave S.R.L., CUI 90830166.", "S.C. Presa de pe Târnave S.R.L."),
        ("Izdaje ga Udruga Sunjska kronika, OIB 91390996030.", "Udruga Sunjska kronika"),
        ("La Serradora, SCCL. NIF: F78876232.", "La Serradora SCCL"),
        ("berbadan hukum sebagai Perkumpulan Radio Lereng Kidul , Sleman", "Perkumpulan Radio Lereng Kidul"),
        ("L’emissora la sosté l’Associació Cultural La Serra Parla, NIF G09249251.", "Associació Cultural La Serra Parla"),
        ("Te Reo o te Awa Charitable Trust, Rāwene", "Te Reo o te Awa Charitable Trust"),
        ("الناشر: شركة الإعلام الحر", "شركة الإعلام الحر"),
    ],
)  # fmt: skip
def test_a_company_is_known_by_its_legal_form(text, company):
    assert company in list(companies(text))


@pytest.mark.parametrize(
    "text",
    [
        "We use services of Google Ireland Limited and Cloudflare, Inc.",
        "Hosting: OVH SAS, 2 rue Kellermann",
        "The supply of news is limited and the inc. of it unlimited.",
        "We are a trust of nobody.",
        "GmbH",
    ],
)
def test_services_and_mere_words_are_no_companies(text):
    assert list(companies(text)) == []


@pytest.mark.parametrize(
    ("language", "text", "following", "kind", "name"),
    [
        ("en", "The Courier is owned by the Allsop Trust.", "", ClaimKind.OWNER, "Allsop Trust"),
        ("en", "Owner", "Jane Doe", ClaimKind.OWNER, "Jane Doe"),
        ("fr", "Directeur de la publication : Marie Dupont", "", ClaimKind.PUBLISHER, "Marie Dupont"),
        ("es", "Titular: Ediciones del Sur S.L., CIF B12345678", "", ClaimKind.OWNER, "Ediciones del Sur S.L."),
        ("tr", "İmtiyaz Sahibi: Yeni Haber Basın Yayın A.Ş.", "", ClaimKind.OWNER, "Yeni Haber Basın Yayın A.Ş."),
        ("ru", "Учредитель: ООО «Медиа Плюс»", "", ClaimKind.PUBLISHER, "ООО «Медиа Плюс»"),
        ("nl", "Uitgever: vereniging Sociale Pers Noord, Oosterweg 88", "", ClaimKind.PUBLISHER, "vereniging Sociale Pers Noord"),
        ("sk", "Vydáva Hlas kopaníc, o. z., IČO 54 118 027", "", ClaimKind.LEGAL_NAME, "Hlas kopaníc o. z."),
        ("de", "Verlag Neue Zeit GmbH, Berlin", "", ClaimKind.LEGAL_NAME, "Verlag Neue Zeit GmbH"),
        ("de", "Verantwortlich im Sinne des § 18 Abs. 2 MStV: Henrike Beispiel", "", ClaimKind.PUBLISHER, "Henrike Beispiel"),
        ("de", "V.i.S.d.P.: Henrike Beispiel, Musterallee 3", "", ClaimKind.PUBLISHER, "Henrike Beispiel"),
        ("hi", "वही इसकी मालिक हैं: कस्तूरी समिति, बाँदा", "", ClaimKind.OWNER, "कस्तूरी समिति"),
        ("fr", "Elle appartient à l’association Danaya ton.", "", ClaimKind.OWNER, "association Danaya ton"),
        ("en", "The Lakeshore Ledger is a 501(c)(3) nonprofit.", "", ClaimKind.LEGAL_NAME, "The Lakeshore Ledger"),
        ("ja", "運営会社：株式会社東京ニュース", "", ClaimKind.PUBLISHER, "株式会社東京ニュース"),
    ],
)  # fmt: skip
def test_what_follows_the_word_for_owner_or_publisher(language, text, following, kind, name):
    assert (kind, name) in named(text, language, following)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("nl", "V.U.: Mieke Proefstra, Teststraat 1, 2400 Mol", "Mieke Proefstra"),
        ("nl", "Verantwoordelijke uitgever: Mieke Proefstra", "Mieke Proefstra"),
        ("fr", "Directeur de la publication : Marie Dupont", "Marie Dupont"),
        ("fr", "Éditeur responsable : Marie Dupont, rue Haute 1", "Marie Dupont"),
    ],
)
def test_a_label_at_the_foot_of_any_page_names_who_publishes(language, text, name):
    said = named(text, language, kind=PageKind.ARTICLE, place=LinkPlace.FOOTER)
    assert (ClaimKind.PUBLISHER, name) in said


@pytest.mark.parametrize(
    "text",
    [
        "The publisher told the court: Harbour Street is closed",
        "Published by Jane Doe on 3 May",
        "More from the publisher: Jane Doe",
    ],
)
def test_other_words_at_the_foot_of_a_page_name_nobody(text):
    assert named(text, kind=PageKind.ARTICLE, place=LinkPlace.FOOTER) == set()


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("Jane Doe, Owner", "Tom Hesketh"),
        ("We are owned by our readers", ""),
        ("The ship's owner was never found, and the crew walked home.", ""),
    ],
)
def test_nobody_is_named_by_accident(text, following):
    assert not {name for kind, name in named(text, "en", following) if kind is ClaimKind.OWNER}


@pytest.mark.parametrize(
    "text",
    ["© Pvt. Ltd.", "Publisher: Ltd.", "Publisher: LLC"],
)
def test_a_legal_form_alone_owns_nothing(text):
    assert named(text) == set()


def test_what_kind_of_body_it_is_is_no_name_where_letters_have_no_capitals():
    assert list(companies("نحن مؤسسة إعلامية عالمية غير ربحية تهدف إلى كشف الحقيقة")) == []
    assert list(companies("تصدر عن مؤسسة النيل للصحافة")) == ["مؤسسة النيل للصحافة"]


@pytest.mark.parametrize(
    ("heading", "named_there"),
    [
        ("About the Foundation", []),
        ("Sobre la Fundación", []),
        ("Über die Stiftung", []),
        ("About Media Ltd", ["About Media Ltd"]),
        ("The Meet Foundation", ["Meet Foundation"]),
    ],
)
def test_a_heading_is_no_company(heading, named_there):
    assert list(companies(heading)) == named_there


@pytest.mark.parametrize(
    ("text", "language", "kind", "name"),
    [
        ("El Boletín es la publicación de la Corporación Río Claro, que acompaña a las comunidades.", "es", PageKind.ABOUT, "Corporación Río Claro"),
        ("Holz und Haus ist das Kundenmagazin der Moser Säge GmbH in Murau.", "de", PageKind.ABOUT, "Moser Säge GmbH"),
        ("Verantwoordelijke uitgever: J. Wouters, Kaaistraat 6, Gent.", "nl", PageKind.TEAM, "J. Wouters"),
        ("Defter, deniz üzerine çalışan Liman Araştırmaları Merkezi’nin üç aylık dergisidir.", "tr", PageKind.ABOUT, "Liman Araştırmaları Merkezi"),
        ("Glas izdaju franjevci samostana Svetog Ante.", "hr", PageKind.ABOUT, "franjevci samostana Svetog Ante"),
        ("Wpłaty: 4 212 zł. Wydawca: Fundacja Ślad w organizacji, Łódź", "pl", PageKind.FUNDING, "Fundacja Ślad"),
    ],
)  # fmt: skip
def test_whose_paper_it_is_stands_in_what_it_tells_of_itself(text, language, kind, name):
    assert any(value.startswith(name) for _, value in named(text, language, kind=kind))


def test_a_giver_on_a_page_about_money_owns_nothing():
    told = "We thank our publisher friends at Harbour Media Ltd. and the Elm Foundation for their grants."
    assert named(told, kind=PageKind.FUNDING) == set()
