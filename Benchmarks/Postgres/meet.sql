-- The same market and the same points as Matching has with the weights 2026-11, for one child and one hulpvraag; the
-- ten best of each case, and how many others are out for which reason. Days are numbers of days since 1970-01-01.
create table aanbod (
  id text, agb int, voorziening smallint, gemeente smallint, doelgroepen int, van smallint, tot smallint,
  door18 boolean, vrij smallint, weken smallint, peildag int, stop boolean, individueel boolean);
create table contract (regio smallint, agb int, van int, tot int, plafond smallint);
create table ligging (van smallint, naar smallint, hm int, bereik smallint);
create table casus (
  nr int, voorziening smallint, leeftijd smallint, gemeente smallint, regio smallint, voorrang boolean,
  doelgroepen int, norm int, vandaag int, gezin smallint);
\copy aanbod from 'aanbod.csv' csv
\copy contract from 'contract.csv' csv
\copy ligging from 'ligging.csv' csv
\copy casus from 'casus.csv' csv

-- Everything a score asks stands in the index, so that a ranking reads no table.
create index aanbod_index on aanbod (voorziening, van, tot) include (
  id, agb, gemeente, doelgroepen, door18, vrij, weken, peildag, stop, individueel);
create unique index contract_index on contract (regio, agb) include (van, tot, plafond);
create unique index ligging_index on ligging (van, naar) include (hm, bereik);
cluster aanbod using aanbod_index;
vacuum (freeze, analyze);

create table tijd (ronde int, us double precision, samen double precision, beste int);

-- A statement within a function is prepared once and planned for good.
do $$
declare
  c casus;
  begonnen timestamptz;
  eerst double precision;
  beste int;
  redenen int;
begin
  for ronde in 1..2 loop
    for c in select * from casus order by nr loop
      begonnen := clock_timestamp();
      select max(score) into beste from (
        select a.id, c.vandaag + a.weken * 7 as start,
          500 + c.gezin
          + case m.gemist when 0 then 5000 else greatest(0, 1500 - (m.gemist - 1) * 750) end
          + greatest(0, 1900 - a.weken * 30
              - case when c.vandaag + a.weken * 7 > c.norm
                then 300 + least(a.weken * 7, c.vandaag + a.weken * 7 - c.norm) * 15 / 7 else 0 end)
          + case when k.agb is null then 250 when c.voorrang then 900
              else (array[900, 700, 400])[k.plafond + 1] end
          + case when a.vrij >= 1 then 500 else 0 end
          + greatest(0, 500 - l.hm / 10 * 5) + l.bereik
          + greatest(0, 200 - (c.vandaag - a.peildag) * 8) as score
        from aanbod a
        join ligging l on l.van = c.gemeente and l.naar = a.gemeente
        left join contract k
          on k.regio = c.regio and k.agb = a.agb and c.vandaag between k.van and k.tot
        cross join lateral (select bit_count((c.doelgroepen & ~a.doelgroepen)::bit(32)) as gemist) m
        cross join lateral (
          select c.leeftijd + (a.weken * 7 >= 365)::int + (a.weken * 7 >= 731)::int as leeftijd) s
        where a.voorziening = c.voorziening and a.van <= c.leeftijd and a.tot > c.leeftijd
          and s.leeftijd < a.tot and (s.leeftijd < 18 or a.door18) and not a.stop
          and (a.individueel or k.agb is not null)
        order by score desc, start, id limit 10) tien;
      eerst := extract(epoch from clock_timestamp() - begonnen) * 1e6;
      select count(*) into redenen from (
        select reden, count(*), min(id) from (
          select a.id, case
            when a.van > c.leeftijd or a.tot <= c.leeftijd then 1
            when s.leeftijd >= a.tot or (s.leeftijd >= 18 and not a.door18) then 2
            when a.stop then 5
            when not a.individueel and k.agb is null then 8 end as reden
          from aanbod a
          left join contract k
            on k.regio = c.regio and k.agb = a.agb and c.vandaag between k.van and k.tot
          cross join lateral (
            select c.leeftijd + (a.weken * 7 >= 365)::int + (a.weken * 7 >= 731)::int as leeftijd) s
          where a.voorziening = c.voorziening) alle
        where reden is not null group by reden) per_reden;
      insert into tijd values (
        ronde, eerst, extract(epoch from clock_timestamp() - begonnen) * 1e6, coalesce(beste, 0));
    end loop;
  end loop;
end $$;

select current_setting('server_version_num')::int / 10000,
  percentile_cont(0.5) within group (order by us), percentile_cont(0.99) within group (order by us),
  percentile_cont(0.5) within group (order by samen), percentile_cont(0.99) within group (order by samen), sum(beste)
from tijd where ronde = 2;
