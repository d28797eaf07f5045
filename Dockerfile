# Talkoot in a container: nothing but Python and what is pinned, an account of its own, a root that may be read-only.
#   docker build -t talkoot . && docker run -p 8000:8000 -v talkoot:/data talkoot
FROM python:3.13-slim AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /src
COPY requirements/run.txt requirements/run.txt
RUN python -m venv /opt/talkoot && /opt/talkoot/bin/pip install --require-hashes -r requirements/run.txt
COPY . .
RUN /opt/talkoot/bin/pip install --no-deps --no-build-isolation .

FROM python:3.13-slim
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin talkoot \
    && install -d -o talkoot -g talkoot -m 0700 /data
COPY --from=build /opt/talkoot /opt/talkoot
ENV PATH=/opt/talkoot/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    TALKOOT_DATA=/data TALKOOT_HOST=0.0.0.0 TALKOOT_PORT=8000 TALKOOT_LOG_FORMAT=json
USER 10001
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
ENTRYPOINT ["talkoot"]
CMD ["serve"]
