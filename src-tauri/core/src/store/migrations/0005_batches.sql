-- Requests that lie at a server which writes overnight, until its answers are stored here.
CREATE TABLE batches (
    job_id     TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    -- The server's name for the file of requests, and its base URL.
    input_file TEXT NOT NULL,
    server     TEXT NOT NULL,
    model      TEXT NOT NULL,
    -- The server's name for the batch; null until it is known that it was started.
    batch      TEXT,
    -- Which request is whose, as JSON.
    calls      TEXT NOT NULL,
    -- waiting; cancelled: the user wants no more of it; collected: only to be removed from the server.
    stage      TEXT NOT NULL,
    PRIMARY KEY (job_id, input_file)
) STRICT, WITHOUT ROWID;
