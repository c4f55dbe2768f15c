-- What was on sale when a change of it was begun, as JSON; empty for a new product. Only what the
-- producer made different since is written. What came by a file has no draft of its own: its change
-- replaces the product itself.

alter table product_drafts add column base TEXT not null default '';

update product_drafts
   set base = (
       select sold.content
         from product_drafts sold
        where sold.tenant_id = product_drafts.tenant_id
          and sold.id = product_drafts.replaces
   )
 where replaces <> '';
