"""Answers requests from saved pages, so that a run can be repeated without the network."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from sources.errors import FetchError
from sources.source import Fetch, Page, Request


def fingerprint(request: Request) -> str:
    """What makes two requests the same: address and form, in any order."""
    text = json.dumps([request.url, sorted(request.data.items())])
    return hashlib.sha256(text.encode()).hexdigest()[:24]


class Recording:
    """A Fetch that knows its answers beforehand. `requests` counts them.

    `answers` maps an address to the body (status 200) or Page that answers it, whatever the form;
    `folder` holds answers that `Recording.save` wrote, found by address and form.
    """

    def __init__(self, answers: Mapping[str, bytes | Page] | None = None, folder: Path | None = None) -> None:
        self._answers = dict(answers or {})
        self._folder = folder
        self.requests = 0

    def __call__(self, request: Request) -> Page:
        """The saved answer. Raises FetchError when there is none."""
        self.requests += 1
        answer = self._answers.get(request.url)
        if isinstance(answer, Page):
            return _readdressed(answer, request)
        if answer is not None:
            return Page(request=request, url=request.url, status=200, body=answer)
        return self._saved(request)

    def _saved(self, request: Request) -> Page:
        stem = (self._folder / fingerprint(request)) if self._folder else None
        if stem is None or not stem.with_suffix(".json").exists():
            raise FetchError(f"No answer to {request.url} was recorded. "
                             f"Record it first, with Recording.save.")
        head = json.loads(stem.with_suffix(".json").read_text(encoding="utf-8"))
        return Page(request=request, url=head["url"], status=head["status"],
                    body=stem.with_suffix(".body").read_bytes(), content_type=head["content_type"],
                    etag=head["etag"], last_modified=head["last_modified"], fetched_at=head["fetched_at"])

    @staticmethod
    def save(page: Page, folder: Path) -> None:
        """Writes a page where `Recording(folder=folder)` finds it. The form's values are not written."""
        folder.mkdir(parents=True, exist_ok=True)
        stem = folder / fingerprint(page.request)
        head = {"asked": page.request.url, "url": page.url, "status": page.status,
                "content_type": page.content_type, "etag": page.etag,
                "last_modified": page.last_modified, "fetched_at": page.fetched_at}
        stem.with_suffix(".body").write_bytes(page.body)
        stem.with_suffix(".json").write_text(json.dumps(head, indent=1, sort_keys=True), encoding="utf-8")

    @staticmethod
    def of(fetch: Fetch, folder: Path) -> Fetch:
        """A Fetch that asks `fetch` and saves every answer in `folder`."""

        def recorded(request: Request) -> Page:
            page = fetch(request)
            Recording.save(page, folder)
            return page

        return recorded


def _readdressed(page: Page, request: Request) -> Page:
    return Page(request=request, url=page.url, status=page.status, body=page.body,
                content_type=page.content_type, etag=page.etag,
                last_modified=page.last_modified, fetched_at=page.fetched_at)
