FROM python:3.13-slim

WORKDIR /cuecard
COPY requirements/run.txt requirements/
RUN pip install --no-cache-dir --require-hashes -r requirements/run.txt
COPY . .

# The database and its backups live outside the image: docker run -v cuecard:/data ...
RUN useradd --create-home cuecard && mkdir /data && chown cuecard /data
USER cuecard
ENV DATABASE_URL=sqlite:////data/cuecard.db
VOLUME /data

CMD ["python", "-m", "bot", "run"]
