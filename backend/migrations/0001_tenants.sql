-- Rules of every migration here: TEXT and BIGINT only, so that SQLite and PostgreSQL read the
-- same file; ids are made by the application; money is whole won; a point in time is UTC
-- milliseconds in a column that ends in _at; a flag is 0 or 1; a released file never changes.
-- Every table that belongs to a municipality begins its key with tenant_id.

create table tenants (
    id TEXT primary key,
    -- The mall's own page settings as JSON: name, theme, disclosure, search words.
    content TEXT not null,
    created_at BIGINT not null
);

create table hosts (
    host TEXT primary key,
    tenant_id TEXT not null references tenants (id)
);

create index hosts_tenant on hosts (tenant_id);

-- The revision that shoppers see. It grows with every visible change; replicas watch it.
create table catalog_revisions (
    tenant_id TEXT primary key references tenants (id),
    revision BIGINT not null constraint revision_positive check (revision > 0),
    changed_at BIGINT not null
);
