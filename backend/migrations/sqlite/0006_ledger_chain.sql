-- The chain only grows.
create trigger links_stay before update on ledger_links
begin select raise(abort, 'a link of the ledger never changes'); end;
create trigger links_remain before delete on ledger_links
begin select raise(abort, 'a link of the ledger is never removed'); end;
create trigger heads_only_grow before update on ledger_heads when new.seq < old.seq
begin select raise(abort, 'the head of the ledger only moves on'); end;
create trigger heads_remain before delete on ledger_heads
begin select raise(abort, 'the head of the ledger is never removed'); end;
create trigger roots_stay before update on ledger_roots
begin select raise(abort, 'a published root never changes'); end;
create trigger roots_remain before delete on ledger_roots
begin select raise(abort, 'a published root is never removed'); end;
