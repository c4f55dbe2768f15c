-- What the county arranges of its mall itself. Shoppers see the mall's own row.

-- The first page in the making: one for each mall, from the first change on.
create table home_drafts (
    tenant_id TEXT primary key references tenants (id),
    -- What shoppers saw when it was last the same as this.
    base TEXT not null,
    -- What was said, as JSON.
    content TEXT not null,
    -- Grows with every save, so that nobody writes over what they have not seen.
    version BIGINT not null,
    touched_by TEXT not null,
    touched_at BIGINT not null
);

-- The first pages that shoppers saw; the first is what the files said.
create table home_versions (
    tenant_id TEXT not null references tenants (id),
    seq BIGINT not null,
    -- Its sections, and what was new, as JSON.
    content TEXT not null,
    changes TEXT not null,
    -- Nobody for what the files said.
    staff_id TEXT not null,
    who TEXT not null,
    published_at BIGINT not null,
    primary key (tenant_id, seq)
);

-- Terms and policies: each version holds from its first day on, until a later version begins.
create table policy_versions (
    tenant_id TEXT not null references tenants (id),
    policy TEXT not null constraint policy_kind check (policy in
        ('TERMS', 'PRIVACY', 'SHIPPING', 'VOUCHERS')),
    seq BIGINT not null constraint policy_seq check (seq > 0),
    -- Counted from 1970-01-01.
    first_day BIGINT not null,
    -- Headings and texts, as JSON.
    content TEXT not null,
    -- What is new in it, in words.
    reason TEXT not null,
    staff_id TEXT not null,
    who TEXT not null,
    made_at BIGINT not null,
    primary key (tenant_id, policy, seq)
);
