-- What shoppers ask and say about products, and what vendors answer. Names are kept as they are
-- shown, masked; a phone is there to tell that an answer came, and no page shows it.

create table product_questions (
    tenant_id TEXT not null,
    id TEXT not null,
    product_id TEXT not null,
    vendor_id TEXT not null,
    name TEXT not null,
    phone TEXT not null,
    -- Whether only the vendor may read it.
    secret BIGINT not null constraint question_secret check (secret in (0, 1)),
    text TEXT not null,
    asked_at BIGINT not null,
    answer TEXT not null default '',
    answered_at BIGINT,
    -- Why the county hides it; its words stay.
    hidden TEXT not null default '' constraint question_hidden
        check (hidden in ('', 'ABUSE', 'PERSONAL', 'ADVERT', 'UNRELATED')),
    primary key (tenant_id, id),
    constraint question_answer check ((answered_at is null) = (answer = '')),
    foreign key (tenant_id, product_id) references products (tenant_id, id),
    foreign key (tenant_id, vendor_id) references vendors (tenant_id, id)
);

create index product_questions_product on product_questions (tenant_id, product_id, answered_at);
create index product_questions_vendor on product_questions (tenant_id, vendor_id, asked_at);
create index product_questions_open on product_questions (tenant_id, asked_at)
    where answered_at is null;

-- One for each line of an order. What its writer takes back is gone; what is hidden stays.
create table product_reviews (
    tenant_id TEXT not null,
    id TEXT not null,
    order_no TEXT not null,
    place BIGINT not null,
    product_id TEXT not null,
    vendor_id TEXT not null,
    name TEXT not null,
    stars BIGINT not null constraint review_stars check (stars between 1 and 5),
    text TEXT not null,
    written_at BIGINT not null,
    reply TEXT not null default '',
    replied_at BIGINT,
    hidden TEXT not null default '' constraint review_hidden
        check (hidden in ('', 'ABUSE', 'PERSONAL', 'ADVERT', 'UNRELATED')),
    primary key (tenant_id, id),
    constraint review_line unique (tenant_id, order_no, place),
    constraint review_reply check ((replied_at is null) = (reply = '')),
    foreign key (tenant_id, order_no, place)
        references order_places (tenant_id, order_no, place),
    foreign key (tenant_id, product_id) references products (tenant_id, id),
    foreign key (tenant_id, vendor_id) references vendors (tenant_id, id)
);

create index product_reviews_product on product_reviews (tenant_id, product_id, written_at);
create index product_reviews_vendor on product_reviews (tenant_id, vendor_id, written_at);
create index product_reviews_written on product_reviews (tenant_id, written_at);

-- What a product's page shows of both, made anew with every change, so that a revision of the
-- catalogue reads as many rows as there are products.
create table product_feedback (
    tenant_id TEXT not null,
    -- The product.
    id TEXT not null,
    content TEXT not null,
    hidden BIGINT not null default 0 constraint feedback_hidden check (hidden in (0, 1)),
    primary key (tenant_id, id),
    foreign key (tenant_id, id) references products (tenant_id, id)
);
