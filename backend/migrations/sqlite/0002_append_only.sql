-- The ledger only grows.
create trigger transfers_stay before update on transfers
begin select raise(abort, 'a transfer never changes'); end;
create trigger transfers_remain before delete on transfers
begin select raise(abort, 'a transfer is never removed'); end;
create trigger entries_stay before update on entries
begin select raise(abort, 'an entry never changes'); end;
create trigger entries_remain before delete on entries
begin select raise(abort, 'an entry is never removed'); end;
