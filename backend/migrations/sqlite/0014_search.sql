-- Who receives, from what was frozen as JSON.
update order_contacts
   set recipient_name = coalesce(json_extract(recipient, '$.name'), ''),
       recipient_phone = replace(coalesce(json_extract(recipient, '$.phone'), ''), '-', '');

create index order_contacts_buyer on order_contacts (tenant_id, buyer_name);
create index order_contacts_buyer_given on order_contacts (tenant_id, substr(buyer_name, 2));
create index order_contacts_recipient on order_contacts (tenant_id, recipient_name);
create index order_contacts_recipient_given on order_contacts
    (tenant_id, substr(recipient_name, 2));
create index order_contacts_buyer_phone on order_contacts (tenant_id, buyer_phone);
create index order_contacts_recipient_phone on order_contacts (tenant_id, recipient_phone);
