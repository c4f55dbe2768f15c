-- A product on sale is changed through a draft of its own, which replaces what the first one said
-- once the county has looked at it.

alter table product_drafts add column replaces TEXT not null default '';

create unique index one_open_change on product_drafts (tenant_id, replaces)
    where replaces <> '' and status <> 'LIVE';
