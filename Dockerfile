FROM python:3.11-slim-bookworm

RUN useradd --create-home --uid 10001 watch
WORKDIR /app
COPY requirements.txt ./
RUN pip install --no-cache-dir --no-deps --require-hashes -r requirements.txt
COPY . .
# The server unpacks its UI beside its code, which a non-root user can't write.
ENV PREFECT_SERVER_UI_STATIC_DIRECTORY=/home/watch/prefect-ui \
    PREFECT_HOME=/home/watch/.prefect \
    DO_NOT_TRACK=1
RUN pip install --no-cache-dir --no-deps . && mkdir -p /app/data && chown watch:watch /app/data
USER watch
CMD ["miit-watch", "run"]
