# Build: docker build -t cuecard .      Run: see compose.yaml and docs/operating.md

FROM python:3.13-slim AS build
WORKDIR /build
RUN python -m venv --without-pip /venv
COPY requirements/run.txt requirements/build.txt requirements/
RUN pip --python /venv/bin/python install --no-cache-dir --only-binary :all: --require-hashes -r requirements/run.txt
RUN pip install --no-cache-dir --root-user-action ignore --only-binary :all: --require-hashes -r requirements/build.txt
COPY pyproject.toml README.md LICENSE .env.example ./
COPY bot bot
COPY data data
COPY migrations migrations
RUN pip wheel --no-cache-dir --no-deps --no-build-isolation --wheel-dir /wheel . \
    && pip --python /venv/bin/python install --no-cache-dir --no-deps --no-index /wheel/*.whl && /venv/bin/python -m compileall -q /venv/lib

FROM python:3.13-slim
# No compiler is in this image; what installs packages goes, too.
RUN python -m pip uninstall --yes --quiet --root-user-action ignore pip \
    && useradd --uid 1000 --no-create-home --home-dir /data --shell /usr/sbin/nologin cuecard \
    && install --directory --owner cuecard --group cuecard --mode 0700 /data
COPY --from=build /venv /venv
ENV PATH=/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DATABASE_URL=sqlite:////data/cuecard.db \
    METRICS_PORT=9464 \
    METRICS_HOST=0.0.0.0
# The port is for the container's own network: nothing publishes it.
EXPOSE 9464
# Nothing else is written: the root file system may be read-only (with /tmp in memory).
USER 1000:1000
WORKDIR /data
VOLUME /data
STOPSIGNAL SIGTERM
# The heartbeat that the running bot leaves in its database each minute, at most three minutes old.
HEALTHCHECK --interval=60s --timeout=20s --start-period=120s --retries=3 CMD ["cuecard", "health"]
ENTRYPOINT ["cuecard"]
CMD ["run"]
