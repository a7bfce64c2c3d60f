"""An officer's way through the office: sign in, see the work, make a lawful step."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Enter, Site


def test_an_officer_signs_in_and_moves_a_case_forward(site: Site, enter: Enter) -> None:
    page = enter("officer")
    expect(page.get_by_role("heading", level=1)).to_contain_text("今日")
    page.get_by_role("link", name=site.case).first.click()
    page.wait_for_url(f"{site.base}/cases/{site.case}/")
    page.locator("a[href$='/do/file_case/']").first.click()
    page.fill("textarea[name=opinion]", "符合立案条件，建议立案")
    page.wait_for_load_state()
    colleague = page.locator("select[name=colleague]")
    if colleague.count():
        colleague.select_option(index=1)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(f"{site.base}/cases/{site.case}/")
    page.get_by_text("记录内容").first.click()
    expect(page.get_by_text("符合立案条件，建议立案")).to_be_visible()
    assert page.locator("a[href$='/do/file_case/']").count() == 0


def test_an_unlawful_step_says_why_with_its_article(site: Site, enter: Enter) -> None:
    page = enter("leader")
    answer = page.goto(f"/cases/{site.case}/do/decide_penalty/")
    assert answer and answer.status == 409
    main = page.locator("main")
    expect(main).to_contain_text("行政处罚法第")
    assert main.locator("form textarea").count() == 0


def test_the_slash_key_goes_to_the_search(enter: Enter) -> None:
    page = enter("officer")
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("燃气")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    expect(page.locator("main")).to_contain_text("燃气")


def test_a_wrong_password_is_told_in_words(site: Site, enter: Enter) -> None:
    page = enter(path="/sign-in/")
    page.fill("input[name=username]", site.people["officer"])
    page.fill("input[name=password]", "not-the-password")
    page.click("form button[type=submit]")
    expect(page.locator("main")).to_contain_text("用户名或密码不对")


def test_nothing_is_asked_of_another_host(site: Site, enter: Enter) -> None:
    page, asked = enter("leader"), []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("/", "/cases/", f"/cases/{site.case}/", "/statistics/?year=2023"):
        page.goto(path)
    assert asked
    assert [url for url in asked if not url.startswith((site.base, "data:"))] == []
