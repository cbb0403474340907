"""A stranger's way into the lab that a test calls ``lab``."""

from __future__ import annotations

import ssl

import httpx
import pytest


@pytest.fixture
async def browser(lab):
    """A stranger's HTTP client that reaches the lab by its ports and trusts its authority."""
    context = ssl.create_default_context(cafile=lab.ca_file)

    class ToLab(httpx.AsyncHTTPTransport):
        async def handle_async_request(self, request):
            host = request.url.host
            request.headers["Host"] = host
            request.extensions["sni_hostname"] = host
            port = lab.ports["https" if request.url.scheme == "https" else "http"]
            request.url = request.url.copy_with(host="127.0.0.1", port=port)
            return await super().handle_async_request(request)

    async with httpx.AsyncClient(transport=ToLab(verify=context), trust_env=False) as client:
        yield client
