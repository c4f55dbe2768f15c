-- The audit log only grows.
create trigger audit_stays before update on audit_log
begin select raise(abort, 'the audit log never changes'); end;
create trigger audit_remains before delete on audit_log
begin select raise(abort, 'the audit log is never shortened'); end;
create trigger audit_heads_only_grow before update on audit_heads when new.seq < old.seq
begin select raise(abort, 'the head of the audit log only moves on'); end;
create trigger audit_heads_remain before delete on audit_heads
begin select raise(abort, 'the head of the audit log is never removed'); end;
