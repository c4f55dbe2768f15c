-- What a mall sells. Columns hold what SQL joins, guards or orders by; everything else of a
-- thing is its content, a JSON text that is read as a whole into memory. Things that are no
-- longer in the import files are hidden, never deleted: orders point at them.

create table categories (
    tenant_id TEXT not null references tenants (id),
    id TEXT not null,
    content TEXT not null,
    hidden BIGINT not null default 0 constraint category_hidden check (hidden in (0, 1)),
    primary key (tenant_id, id)
);

create table vendors (
    tenant_id TEXT not null references tenants (id),
    id TEXT not null,
    name TEXT not null,
    content TEXT not null,
    hidden BIGINT not null default 0 constraint vendor_hidden check (hidden in (0, 1)),
    primary key (tenant_id, id)
);

create table shipping_policies (
    tenant_id TEXT not null,
    id TEXT not null,
    vendor_id TEXT not null,
    content TEXT not null,
    hidden BIGINT not null default 0 constraint shipping_policy_hidden check (hidden in (0, 1)),
    primary key (tenant_id, id),
    foreign key (tenant_id, vendor_id) references vendors (tenant_id, id)
);

create index shipping_policies_vendor on shipping_policies (tenant_id, vendor_id);

create table products (
    tenant_id TEXT not null,
    id TEXT not null,
    vendor_id TEXT not null,
    category_id TEXT not null,
    shipping_policy_id TEXT not null,
    name TEXT not null,
    content TEXT not null,
    hidden BIGINT not null default 0 constraint product_hidden check (hidden in (0, 1)),
    primary key (tenant_id, id),
    foreign key (tenant_id, vendor_id) references vendors (tenant_id, id),
    foreign key (tenant_id, category_id) references categories (tenant_id, id),
    foreign key (tenant_id, shipping_policy_id) references shipping_policies (tenant_id, id)
);

create index products_vendor on products (tenant_id, vendor_id);
create index products_category on products (tenant_id, category_id);
create index products_shipping_policy on products (tenant_id, shipping_policy_id);

create table product_options (
    tenant_id TEXT not null,
    id TEXT not null,
    product_id TEXT not null,
    price BIGINT not null constraint option_price check (price > 0),
    content TEXT not null,
    hidden BIGINT not null default 0 constraint option_hidden check (hidden in (0, 1)),
    primary key (tenant_id, id),
    foreign key (tenant_id, product_id) references products (tenant_id, id)
);

create index product_options_product on product_options (tenant_id, product_id);

-- Counts move with every order and stay out of the revision; only the edge to and from sold out
-- is a visible change. `imported` is the count of the last import file: the same file read again
-- must not undo what was sold since.
create table stock (
    tenant_id TEXT not null,
    option_id TEXT not null,
    on_hand BIGINT not null,
    reserved BIGINT not null default 0,
    imported BIGINT not null,
    primary key (tenant_id, option_id),
    constraint stock_reserved check (reserved >= 0 and reserved <= on_hand),
    foreign key (tenant_id, option_id) references product_options (tenant_id, id)
);

-- The product information notice, one per product.
create table product_notices (
    tenant_id TEXT not null,
    id TEXT not null,
    content TEXT not null,
    hidden BIGINT not null default 0 constraint product_notice_hidden check (hidden in (0, 1)),
    primary key (tenant_id, id),
    foreign key (tenant_id, id) references products (tenant_id, id)
);

-- The blocks of the detail page, one list per product.
create table product_details (
    tenant_id TEXT not null,
    id TEXT not null,
    content TEXT not null,
    hidden BIGINT not null default 0 constraint product_detail_hidden check (hidden in (0, 1)),
    primary key (tenant_id, id),
    foreign key (tenant_id, id) references products (tenant_id, id)
);

create table campaigns (
    tenant_id TEXT not null references tenants (id),
    id TEXT not null,
    starts_at BIGINT not null,
    ends_at BIGINT not null,
    content TEXT not null,
    hidden BIGINT not null default 0 constraint campaign_hidden check (hidden in (0, 1)),
    primary key (tenant_id, id),
    constraint campaign_period check (starts_at < ends_at)
);

create table banners (
    tenant_id TEXT not null,
    id TEXT not null,
    campaign_id TEXT not null,
    content TEXT not null,
    hidden BIGINT not null default 0 constraint banner_hidden check (hidden in (0, 1)),
    primary key (tenant_id, id),
    foreign key (tenant_id, campaign_id) references campaigns (tenant_id, id)
);

create index banners_campaign on banners (tenant_id, campaign_id);

create table coupons (
    tenant_id TEXT not null references tenants (id),
    id TEXT not null,
    content TEXT not null,
    hidden BIGINT not null default 0 constraint coupon_hidden check (hidden in (0, 1)),
    primary key (tenant_id, id)
);

create table voucher_programmes (
    tenant_id TEXT not null references tenants (id),
    id TEXT not null,
    content TEXT not null,
    hidden BIGINT not null default 0 constraint voucher_programme_hidden check (hidden in (0, 1)),
    primary key (tenant_id, id)
);

create table holidays (
    tenant_id TEXT not null references tenants (id),
    id TEXT not null,
    content TEXT not null,
    hidden BIGINT not null default 0 constraint holiday_hidden check (hidden in (0, 1)),
    primary key (tenant_id, id)
);

-- The table of remote places, one row per mall.
create table zone_tables (
    tenant_id TEXT not null references tenants (id),
    id TEXT not null,
    content TEXT not null,
    hidden BIGINT not null default 0 constraint zone_table_hidden check (hidden in (0, 1)),
    primary key (tenant_id, id)
);

-- Pictures that were made from the import's files. `id` is the file's path among them.
create table media (
    tenant_id TEXT not null references tenants (id),
    id TEXT not null,
    content TEXT not null,
    hidden BIGINT not null default 0 constraint media_hidden check (hidden in (0, 1)),
    primary key (tenant_id, id)
);
