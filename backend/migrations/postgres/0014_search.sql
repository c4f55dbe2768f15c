-- Who receives, from what was frozen as JSON.
update order_contacts
   set recipient_name = coalesce(recipient::json ->> 'name', ''),
       recipient_phone = replace(coalesce(recipient::json ->> 'phone', ''), '-', '');

-- By bytes: the beginning of a word is then a range, whatever the server's language is.
create index order_contacts_buyer on order_contacts (tenant_id, buyer_name collate "C");
create index order_contacts_buyer_given on order_contacts
    (tenant_id, substr(buyer_name, 2) collate "C");
create index order_contacts_recipient on order_contacts (tenant_id, recipient_name collate "C");
create index order_contacts_recipient_given on order_contacts
    (tenant_id, substr(recipient_name, 2) collate "C");
create index order_contacts_buyer_phone on order_contacts (tenant_id, buyer_phone collate "C");
create index order_contacts_recipient_phone on order_contacts
    (tenant_id, recipient_phone collate "C");
create index orders_no on orders (tenant_id, no collate "C");
