# syntax=docker/dockerfile:1

# The front-end packages are built into the binary, so Node.js is needed only here.
FROM node:22-bookworm-slim AS front
WORKDIR /build
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/tmp/npm npm ci --cache /tmp/npm --omit=dev --no-audit --no-fund

FROM rust:1.95-bookworm AS builder
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpq-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY . .
COPY --from=front /build/node_modules node_modules
# The target folder is a cache and not part of the image, so the binary is copied out of it.
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/build/target \
    cargo build --release --locked --bin torget \
    && cp target/release/torget /usr/local/bin/torget

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpq5 ca-certificates \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --no-create-home --shell /usr/sbin/nologin torget
COPY --from=builder /usr/local/bin/torget /usr/local/bin/torget
USER torget
ENV BIND=0.0.0.0:8080
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 CMD ["torget", "healthcheck"]
ENTRYPOINT ["torget"]
CMD ["serve"]
