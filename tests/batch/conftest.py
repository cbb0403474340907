"""What several tests of batches run on."""

from __future__ import annotations

from tests.batch.clusters import scheduler, workers  # noqa: F401 - for whoever names them
