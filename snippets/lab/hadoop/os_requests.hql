-- Counts requests by operating system in access logs of CloudFront.
-- INPUT and OUTPUT are folders in S3, given with -d.
CREATE EXTERNAL TABLE IF NOT EXISTS logs (
  day STRING, hour STRING, location STRING, bytes BIGINT, address STRING, method STRING,
  host STRING, uri STRING, status INT, referrer STRING, agent STRING
)
ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t'
LOCATION '${INPUT}'
TBLPROPERTIES ('skip.header.line.count' = '2');

INSERT OVERWRITE DIRECTORY '${OUTPUT}/os_requests'
ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t'
SELECT os, COUNT(*)
FROM (SELECT regexp_extract(agent, 'Windows|Macintosh|Android|iPhone|X11', 0) AS os FROM logs) requests
WHERE os <> ''
GROUP BY os;
