"""Milliseconds of one review on the device, in Chromium and warm: posts of 280 code points, none twice."""

from __future__ import annotations

import mimetypes
from pathlib import Path

import numpy as np
from playwright.sync_api import Route, sync_playwright
from posts import posts_of
from table import Bar, report

EXTENSION = Path(__file__).parents[2] / "extension"
HOME = "https://engine.test/"
LENGTH = 280
WARM_UP, MEASURED = 300, 2000

# Without these headers Chromium's clock ticks in tenths of a millisecond.
ISOLATED = {"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp"}

MEASURE = """async ([posts, warmUp]) => {
    const { Advisor } = await import("./engine/advisor.js");
    const { body } = await fetch("./engine/bundle.json.gz");
    const bundle = await new Response(body.pipeThrough(new DecompressionStream("gzip"))).text();
    const started = performance.now();
    const advisor = new Advisor(JSON.parse(bundle));
    const load = performance.now() - started;
    for (const post of posts.slice(0, warmUp)) advisor.review(post);
    const times = posts.slice(warmUp).map((post) => {
        const started = performance.now();
        advisor.review(post);
        return performance.now() - started;
    });
    return { load, times };
}"""


def measure() -> dict[str, float]:
    """The time of a review, and of making the engine, in milliseconds."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", headless=True)
        page = browser.new_page()
        page.route(f"{HOME}**", _serve)
        page.goto(HOME)
        found = page.evaluate(MEASURE, [posts_of(LENGTH, WARM_UP + MEASURED), WARM_UP])
        browser.close()
    times = found["times"]
    return {
        "p50 (ms)": float(np.percentile(times, 50)),
        "p99 (ms)": float(np.percentile(times, 99)),
        "worst (ms)": max(times),
        "load (ms)": found["load"],
    }


def _serve(route: Route) -> None:
    name = route.request.url.removeprefix(HOME)
    if not name:
        route.fulfill(body="<!doctype html>", content_type="text/html", headers=ISOLATED)
        return
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    route.fulfill(path=EXTENSION / name, headers={**ISOLATED, "Content-Type": kind})


if __name__ == "__main__":
    bars = {"p50 (ms)": Bar(2), "p99 (ms)": Bar(8)}
    report(f"Review of a post of {LENGTH} characters on the device", measure, bars)
