-- Days on which producers were told what waits for them: once each, whichever process is first.

create table mornings (
    tenant_id TEXT not null references tenants (id),
    day BIGINT not null,
    told_at BIGINT not null,
    primary key (tenant_id, day)
);
