FROM python:3.11-slim-bookworm AS build
WORKDIR /src
RUN python -m venv /venv
COPY requirements.txt ./
RUN /venv/bin/pip install --no-cache-dir --no-deps --require-hashes -r requirements.txt
COPY . .
RUN /venv/bin/pip install --no-cache-dir --no-deps .

FROM python:3.11-slim-bookworm
RUN useradd --create-home --uid 10001 watch && install -d -o watch -g watch /app /app/data
COPY --from=build /venv /venv
COPY docker/entrypoint.sh /usr/local/bin/miit-watch-entrypoint
COPY miit-watch.toml /app/
COPY archive /app/archive
# The server unpacks its UI beside its code, which a non-root user can't write; /tmp may be tmpfs.
ENV PATH=/venv/bin:$PATH \
    PREFECT_HOME=/tmp/prefect \
    PREFECT_SERVER_UI_STATIC_DIRECTORY=/tmp/prefect-ui \
    PREFECT_SERVER_ANALYTICS_ENABLED=false \
    DO_NOT_TRACK=1 \
    PYTHONUNBUFFERED=1
WORKDIR /app
USER watch
ENTRYPOINT ["miit-watch-entrypoint"]
CMD ["miit-watch", "run"]
