DROP VIEW session_viewers;
