-- SQLite knows no trigger that waits for the end of a transaction, so nothing is done here: the
-- one program that writes refuses such a transfer, and the rules of the books look every minute.
select 1;
