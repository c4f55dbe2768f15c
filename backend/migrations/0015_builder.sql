-- The pages that products in the making had, and the days on which producers do not send.

create table page_versions (
    tenant_id TEXT not null,
    draft_id TEXT not null,
    seq BIGINT not null,
    why TEXT not null constraint page_version_why check (why in ('SHOWN', 'LIVE', 'REPLACED')),
    staff_id TEXT not null,
    who TEXT not null,
    kept_at BIGINT not null,
    -- Answers, photos and parts, as JSON.
    content TEXT not null,
    primary key (tenant_id, draft_id, seq),
    foreign key (tenant_id, draft_id) references product_drafts (tenant_id, id)
);

-- Days are counted from 1970-01-01, as in shipments. A vendor's periods never share a day.
create table days_off (
    tenant_id TEXT not null,
    vendor_id TEXT not null,
    id TEXT not null,
    first_day BIGINT not null,
    last_day BIGINT not null,
    reason TEXT not null,
    primary key (tenant_id, id),
    constraint days_off_order check (first_day <= last_day),
    foreign key (tenant_id, vendor_id) references vendors (tenant_id, id)
);

create index days_off_vendor on days_off (tenant_id, vendor_id, last_day);
