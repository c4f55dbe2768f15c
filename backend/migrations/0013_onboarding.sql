-- Producers who want to come into the mall, and the products that they make.

-- A code that was sent to a phone, whether somebody of the console has it or not. It takes the
-- place of the codes that only people of the console could be sent.
create table phone_codes (
    tenant_id TEXT not null references tenants (id),
    phone TEXT not null,
    -- A keyed hash.
    code TEXT not null,
    expires_at BIGINT not null,
    tries BIGINT not null default 0,
    primary key (tenant_id, phone)
);

drop table staff_codes;

-- An application belongs to the phone that was proved.
create table applications (
    tenant_id TEXT not null references tenants (id),
    id TEXT not null,
    phone TEXT not null,
    status TEXT not null constraint application_status check (status in
        ('DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'REJECTED')),
    -- Why it came back or was refused.
    reason TEXT not null default '',
    -- The answers as JSON, of the account its last digits only.
    answers TEXT not null,
    -- The account, sealed.
    account TEXT not null default '',
    -- The papers that the county let go, with its reasons, as JSON.
    waived TEXT not null default '[]',
    -- Who agreed that the county writes it down, how and when; empty where the producer does.
    consent TEXT not null default '',
    vendor_id TEXT not null default '',
    submitted_at BIGINT,
    updated_at BIGINT not null,
    primary key (tenant_id, id),
    constraint application_phone unique (tenant_id, phone),
    constraint application_vendor check ((status = 'APPROVED') = (vendor_id <> ''))
);

create index applications_status on applications (tenant_id, status, updated_at);

create table product_drafts (
    tenant_id TEXT not null,
    id TEXT not null,
    vendor_id TEXT not null,
    status TEXT not null constraint draft_status check (status in
        ('DRAFT', 'REVIEW', 'RETURNED', 'LIVE')),
    reason TEXT not null default '',
    -- What the producer said, as JSON.
    content TEXT not null,
    product_id TEXT not null default '',
    updated_at BIGINT not null,
    primary key (tenant_id, id),
    constraint draft_product check ((status = 'LIVE') = (product_id <> '')),
    foreign key (tenant_id, vendor_id) references vendors (tenant_id, id)
);

create index product_drafts_vendor on product_drafts (tenant_id, vendor_id);
create index product_drafts_status on product_drafts (tenant_id, status, updated_at);

-- Rows of the catalogue that were made in the console: an import whose files do not know them
-- leaves them where they are.
create table own_rows (
    tenant_id TEXT not null references tenants (id),
    kind TEXT not null,
    id TEXT not null,
    primary key (tenant_id, kind, id)
);
