-- Campaigns while the county makes them. Shoppers see nothing of these rows: what is published is
-- written into the catalogue's own.
create table campaign_drafts (
    tenant_id TEXT not null references tenants (id),
    id TEXT not null,
    -- The campaign that it will take the place of; empty for a new one.
    replaces TEXT not null default '',
    -- That campaign's content when the draft was begun.
    base TEXT not null default '',
    status TEXT not null constraint campaign_draft_status check (status in
        ('DRAFT', 'PUBLISHED', 'DROPPED')),
    -- What was said, as JSON.
    content TEXT not null,
    -- Grows with every save, so that nobody writes over what they have not seen.
    version BIGINT not null,
    touched_by TEXT not null,
    touched_at BIGINT not null,
    -- The campaign that it became.
    campaign_id TEXT not null default '',
    primary key (tenant_id, id),
    constraint campaign_draft_published check ((status = 'PUBLISHED') = (campaign_id <> ''))
);

-- One draft at a time waits for a campaign.
create unique index campaign_drafts_one on campaign_drafts (tenant_id, replaces)
    where status = 'DRAFT' and replaces <> '';
create index campaign_drafts_status on campaign_drafts (tenant_id, status, touched_at);
